import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';

import { AgenciesModule } from '#authority/agencies';
import { RegisterModule } from '#communities/register';
import { AccountsModule, LearnerSessions } from '#learners/accounts';
import { BadgesModule, CredentialOrigin } from '#learners/badges';
import { CompletionsModule } from '#learners/completions';
import { JobsModule, JobTools, RunJobs } from '#learners/jobs';
import { OpeningRecordsModule } from '#learners/opening-records';
import { OwnRecordModule } from '#learners/own-record';
import { ProgrammeModule } from '#learners/programme';
import { RosterModule } from '#learners/roster';
import { TransfersModule } from '#learners/transfers';
import type { Clock } from '#platform/clock';
import { SessionOf, type SignInRules } from '#platform/identity';
import type { Database } from '#platform/persistence';
import type { Logger } from '#platform/telemetry';

import { AgencyLoaders } from './agencies/agency.loaders.js';
import type { ApiSettings } from './api-settings.js';
import { BadgePreviewController } from './badge-preview/badge-preview.controller.js';
import { PreviewPage } from './badge-preview/preview-page.js';
import { BadgeLoaders } from './badges/badge.loaders.js';
import { BadgeLinks } from './badges/badge-links.js';
import { CommunityLoaders } from './communities/community.loaders.js';
import { CompletionLoaders } from './completions/completion.loaders.js';
import { ApiFloorModule } from './floor.module.js';
import { Faults } from './graphql/faults.js';
import { FreshAfterMutation } from './graphql/fresh-after-mutation.interceptor.js';
import { graphqlOptions } from './graphql/graphql-options.js';
import { OperationContexts } from './graphql/operation-contexts.js';
import { RootFieldGuard } from './graphql/root-field.guard.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { HttpFaults } from './http/http-faults.filter.js';
import { InvitationController } from './invitations/invitation.controller.js';
import { JobRunner, LoggedJobAlarm } from './jobs/job-runner.js';
import { AgencyHistory } from './journal/agency-history.js';
import { LearnerHistory } from './journal/learner-history.js';
import { ReasonLoaders } from './journal/reason.loaders.js';
import { LearnerAccountLoaders } from './learner-accounts/learner-account.loaders.js';
import { LearnerLoaders } from './learners/learner.loaders.js';
import { LearnerSheet } from './learners/learner-sheet.js';
import { LearnersCsvController } from './learners/learners-csv.controller.js';
import { MemberNameLoaders } from './members/member-name.loaders.js';
import { MyClaimController } from './my-account/my-claim.controller.js';
import { MyDeviceController } from './my-account/my-device.controller.js';
import { MySignInController } from './my-account/my-sign-in.controller.js';
import { MyWaysController } from './my-account/my-ways.controller.js';
import { PasswordResetController } from './password-reset/password-reset.controller.js';
import { ProgrammeLoaders } from './programme/programme.loaders.js';
import { RESOLVERS } from './resolvers.js';
import { limitSettings } from './session/limit-settings.js';
import { OwnAccountModule } from './session/own-account.module.js';
import { SessionController } from './session/session.controller.js';
import { SessionAgency } from './session/session-agency.js';
import { SessionUpkeepController } from './session/session-upkeep.controller.js';
import { SessionView } from './session/session-view.js';
import { PeopleModule } from './team/people.module.js';
import { TranscriptController } from './transfers/transcript.controller.js';

const LOADERS = [
  AgencyLoaders,
  BadgeLoaders,
  CommunityLoaders,
  CompletionLoaders,
  LearnerAccountLoaders,
  LearnerLoaders,
  MemberNameLoaders,
  ProgrammeLoaders,
  ReasonLoaders,
];

const CONTROLLERS = [
  BadgePreviewController,
  SessionController,
  SessionUpkeepController,
  PasswordResetController,
  InvitationController,
  MyClaimController,
  MyDeviceController,
  MySignInController,
  MyWaysController,
  HealthController,
  LearnersCsvController,
  TranscriptController,
];

/** What the api is made of, opened by `startApi`. */
export interface ApiParts {
  readonly settings: ApiSettings;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly readiness: Readiness;
  /** How long a GraphQL operation may take. */
  readonly milliseconds: number;
  readonly signInRules: SignInRules;
  /** How often it looks for jobs that were started elsewhere or left behind. */
  readonly jobsEveryMilliseconds: number;
}

/** The rooms, the schema over them, and the few REST doors. */
@Module({})
export class ApiModule {
  static of(parts: ApiParts): DynamicModule {
    const { settings, log, readiness } = parts;
    const origin = new CredentialOrigin(settings.verifyOrigin);
    const badges = BadgesModule.withOrigin(origin);
    const accounts = AccountsModule.with(limitSettings(parts), settings.publicOrigin);
    return {
      module: ApiModule,
      imports: [
        ApiFloorModule.on(parts),
        AgenciesModule,
        RegisterModule,
        ProgrammeModule,
        RosterModule,
        accounts,
        CompletionsModule,
        OwnRecordModule,
        TransfersModule,
        OpeningRecordsModule,
        badges,
        JobsModule.on(badges, new JobTools(parts.clock, new LoggedJobAlarm(log))),
        PeopleModule.of(parts),
        OwnAccountModule.of(parts),
        graphqlModule(parts, accounts),
      ],
      controllers: CONTROLLERS,
      providers: [
        ...RESOLVERS,
        ...LOADERS,
        ...doors(log),
        AgencyHistory,
        LearnerHistory,
        LearnerSheet,
        PreviewPage,
        SessionAgency,
        SessionView,
        { provide: BadgeLinks, useValue: new BadgeLinks(origin) },
        { provide: Readiness, useValue: readiness },
        jobRunner(parts),
      ],
    };
  }
}

function jobRunner({ jobsEveryMilliseconds, log }: ApiParts): Provider {
  return {
    provide: JobRunner,
    inject: [RunJobs],
    useFactory: (jobs: RunJobs) => new JobRunner(jobs, jobsEveryMilliseconds, log),
  };
}

function doors(log: Logger): Provider[] {
  return [
    { provide: APP_GUARD, useClass: RootFieldGuard },
    { provide: APP_INTERCEPTOR, useClass: FreshAfterMutation },
    { provide: APP_FILTER, useValue: new HttpFaults(log) },
  ];
}

function graphqlModule({ settings, log, milliseconds }: ApiParts, accounts: DynamicModule): DynamicModule {
  return GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    imports: [accounts],
    inject: [SessionOf, LearnerSessions],
    useFactory: (sessionOf: SessionOf, learners: LearnerSessions) => {
      const faults = new Faults(log);
      const { production } = settings;
      return graphqlOptions(new OperationContexts(sessionOf, learners, faults), faults, {
        production,
        milliseconds,
      });
    },
  });
}
