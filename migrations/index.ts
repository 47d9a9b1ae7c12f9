import { Floor1771000000000 } from './1771000000000-floor.js';
import { Authority1771000001000 } from './1771000001000-authority.js';
import { Learners1771000002000 } from './1771000002000-learners.js';
import { StatusLists1771000002500 } from './1771000002500-status-lists.js';
import { Badges1771000003000 } from './1771000003000-badges.js';
import { SignInLimits1771000004000 } from './1771000004000-sign-in-limits.js';
import { Invitations1771100001000 } from './1771100001000-invitations.js';
import { AccountRecovery1771100002000 } from './1771100002000-account-recovery.js';
import { Mail1771100003000 } from './1771100003000-mail.js';
import { LearnerSearch1771100004000 } from './1771100004000-learner-search.js';
import { Jobs1771100005000 } from './1771100005000-jobs.js';
import { Organisations1771100006000 } from './1771100006000-organisations.js';
import { Housekeeping1771100007000 } from './1771100007000-housekeeping.js';
import { RecentEntries1771100008000 } from './1771100008000-recent-entries.js';
import { BadgeLife1771200001000 } from './1771200001000-badge-life.js';
import { Completions1771200002000 } from './1771200002000-completions.js';
import { Enrolments1771200003000 } from './1771200003000-enrolments.js';
import { Transfers1771200003500 } from './1771200003500-transfers.js';
import { Programme1771200004000 } from './1771200004000-programme.js';
import { LearnerAccounts1771300001000 } from './1771300001000-learner-accounts.js';
import { OpeningRecords1771300002000 } from './1771300002000-opening-records.js';
import { BadgeRest1771300003000 } from './1771300003000-badge-rest.js';
import { Transcripts1771300004000 } from './1771300004000-transcripts.js';
import { LearnerWaysIn1771300006000 } from './1771300006000-learner-ways-in.js';
import { FourEyesBySlip1771300007000 } from './1771300007000-four-eyes-by-slip.js';
import { BulkIssuing1771400001000 } from './1771400001000-bulk-issuing.js';
import { FourEyes1771400002000 } from './1771400002000-four-eyes.js';
import { LearnersOwn1771400003000 } from './1771400003000-learners-own.js';
import { JoiningDay1771500001000 } from './1771500001000-joining-day.js';
import { MoreActsOnMany1771500002000 } from './1771500002000-more-acts-on-many.js';

/** Every migration, oldest first. */
export const MIGRATIONS = [
  Floor1771000000000,
  Authority1771000001000,
  Learners1771000002000,
  StatusLists1771000002500,
  Badges1771000003000,
  SignInLimits1771000004000,
  Invitations1771100001000,
  AccountRecovery1771100002000,
  Mail1771100003000,
  LearnerSearch1771100004000,
  Jobs1771100005000,
  Organisations1771100006000,
  Housekeeping1771100007000,
  RecentEntries1771100008000,
  BadgeLife1771200001000,
  Completions1771200002000,
  Enrolments1771200003000,
  Transfers1771200003500,
  Programme1771200004000,
  LearnerAccounts1771300001000,
  OpeningRecords1771300002000,
  BadgeRest1771300003000,
  Transcripts1771300004000,
  LearnerWaysIn1771300006000,
  FourEyesBySlip1771300007000,
  BulkIssuing1771400001000,
  FourEyes1771400002000,
  LearnersOwn1771400003000,
  JoiningDay1771500001000,
  MoreActsOnMany1771500002000,
];
