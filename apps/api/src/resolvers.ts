import { AgencyMutations } from './agencies/agency.mutations.js';
import { AgencyResolver } from './agencies/agency.resolver.js';
import { AgencyFileResolver } from './agencies/agency-file.resolver.js';
import { BadgeResolver } from './badges/badge.resolver.js';
import { BadgeLifeResolver } from './badges/badge-life.resolver.js';
import { BadgePartsResolver } from './badges/badge-parts.resolver.js';
import { BadgeReviewResolver } from './badges/badge-review.resolver.js';
import { CommunityMutations } from './communities/community.mutations.js';
import { CommunityResolver } from './communities/community.resolver.js';
import { BackdatingMutations } from './completions/backdating.mutations.js';
import { CompletionMutations } from './completions/completion.mutations.js';
import { CompletionResolver } from './completions/completion.resolver.js';
import {
  AcceptedLearner,
  ReturnedLearner,
  SubmittedLearner,
  UndoneLearner,
  VoidedLearner,
} from './completions/completion-learner.resolvers.js';
import { IssueReadinessResolver } from './jobs/issue-readiness.resolver.js';
import { JobMutations } from './jobs/job.mutations.js';
import { JobResolver } from './jobs/job.resolver.js';
import { JobRowResolver } from './jobs/job-row.resolver.js';
import { JournalEntryResolver } from './journal/journal.resolver.js';
import { RecentEntriesResolver } from './journal/recent-entries.resolver.js';
import { LearnerAccountEnds, LearnerAccountResolver } from './learner-accounts/learner-account.resolver.js';
import { EnrolmentResolver } from './learners/enrolment.resolver.js';
import { EnrolmentSheetResolver } from './learners/enrolment-sheet.resolver.js';
import { LearnerResolver } from './learners/learner.resolver.js';
import { LearnerFileResolver } from './learners/learner-file.resolver.js';
import { LearnerLifeMutations } from './learners/learner-life.mutations.js';
import { MyEmblemResolver } from './my-record/my-emblem.resolver.js';
import { MyProgrammeResolver } from './my-record/my-programme.resolver.js';
import { MyRecordResolver } from './my-record/my-record.resolver.js';
import { OpeningMutations } from './opening-records/opening.mutations.js';
import { OpeningResolver } from './opening-records/opening.resolver.js';
import { OrganisationMutations } from './organisation/organisation.mutations.js';
import { ProgrammeMutations } from './programme/programme.mutations.js';
import { ProgrammeResolver } from './programme/programme.resolver.js';
import { ProgrammeDraftResolver } from './programme/programme-draft.resolver.js';
import { VersionMoveMutations } from './programme/version-move.mutations.js';
import { MySessionResolver } from './session/my-session.resolver.js';
import { TeamMutations } from './team/team.mutations.js';
import { AgencyTeamResolver, TeamResolver } from './team/team.resolver.js';
import { TranscriptResolver } from './transfers/transcript.resolver.js';
import { TransferMutations, TransferQueries } from './transfers/transfer.resolver.js';
import { ViewerResolver } from './viewer/viewer.resolver.js';

/** Everything that the schema is made from. */
export const RESOLVERS = [
  ViewerResolver,
  AgencyResolver,
  AgencyFileResolver,
  AgencyMutations,
  CommunityResolver,
  CommunityMutations,
  OrganisationMutations,
  ProgrammeResolver,
  ProgrammeDraftResolver,
  ProgrammeMutations,
  VersionMoveMutations,
  LearnerResolver,
  LearnerFileResolver,
  LearnerLifeMutations,
  LearnerAccountResolver,
  LearnerAccountEnds,
  TransferQueries,
  TransferMutations,
  TranscriptResolver,
  EnrolmentResolver,
  EnrolmentSheetResolver,
  OpeningResolver,
  OpeningMutations,
  CompletionResolver,
  CompletionMutations,
  BackdatingMutations,
  UndoneLearner,
  SubmittedLearner,
  AcceptedLearner,
  ReturnedLearner,
  VoidedLearner,
  BadgeResolver,
  BadgePartsResolver,
  BadgeReviewResolver,
  BadgeLifeResolver,
  JobResolver,
  JobRowResolver,
  JobMutations,
  IssueReadinessResolver,
  JournalEntryResolver,
  RecentEntriesResolver,
  TeamResolver,
  TeamMutations,
  AgencyTeamResolver,
  MySessionResolver,
  MyEmblemResolver,
  MyProgrammeResolver,
  MyRecordResolver,
] as const;
