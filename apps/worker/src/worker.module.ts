import { type DynamicModule, Module } from '@nestjs/common';

import { AgenciesModule } from '#authority/agencies';
import { DrawnCodes } from '#learners/accounts';
import { CredentialOrigin, PreparedBadgesModule } from '#learners/badges';
import { WaitingTranscriptsModule } from '#learners/transfers';
import type { Clock } from '#platform/clock';
import { FloorModule } from '#platform/floor';
import { DrawInvitationToken, DrawResetToken } from '#platform/identity';
import type { UnitsOfWork } from '#platform/persistence';
import type { Logger } from '#platform/telemetry';
import { type MasterKeys, SigningModule } from '#proof/signing';

import { Housekeeping } from './housekeeping/housekeeping.job.js';
import { MakeAgencyKeys } from './keys/make-agency-keys.js';
import { PublishKeys } from './keys/publish-key-list.job.js';
import { LetterDesk } from './mail/letter-desk.js';
import { MailExit } from './mail/mail-exit.js';
import type { MailSettings } from './mail/mail-settings.js';
import { QueueMail } from './mail/queue-mail.js';
import { SendMail } from './mail/send-mail.job.js';
import { RelayEvents } from './outbox/relay-events.job.js';
import { BadgeSigner } from './signing/badge-signer.js';
import { Rehearsal } from './signing/rehearsal.js';
import { SignPreparedBadges } from './signing/sign-prepared-badges.job.js';
import { SignTranscripts } from './signing/sign-transcripts.job.js';
import { SigningDesk } from './signing/signing-desk.js';
import { TranscriptKeys } from './signing/transcript-keys.js';
import { PublishStatusLists } from './status/publish-status-lists.job.js';
import { StatusKeys } from './status/status-keys.js';
import { PassOnVoidings } from './transfers/pass-on-voidings.js';
import { WorkerLog } from './worker-log.js';

/** What a worker is made of. */
export interface WorkerParts {
  readonly units: UnitsOfWork;
  readonly clock: Clock;
  readonly log: Logger;
  readonly verifyOrigin: string;
  readonly masterKeys: MasterKeys;
  /** Absent: mail waits. */
  readonly mail?: MailSettings;
}

@Module({})
export class WorkerModule {
  static of({ units, clock, log, verifyOrigin, masterKeys, mail }: WorkerParts): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        FloorModule.of(units, clock),
        AgenciesModule,
        PreparedBadgesModule,
        WaitingTranscriptsModule,
        SigningModule.withMasterKeys(masterKeys),
      ],
      providers: [
        { provide: CredentialOrigin, useValue: new CredentialOrigin(verifyOrigin) },
        { provide: WorkerLog, useValue: new WorkerLog(log, clock) },
        Rehearsal,
        BadgeSigner,
        SigningDesk,
        SignPreparedBadges,
        TranscriptKeys,
        SignTranscripts,
        MakeAgencyKeys,
        RelayEvents,
        { provide: DrawInvitationToken, useValue: new DrawInvitationToken(units, clock) },
        { provide: DrawnCodes, useValue: new DrawnCodes(units, clock) },
        { provide: DrawResetToken, useValue: new DrawResetToken(units, clock) },
        { provide: MailExit, useValue: MailExit.of(mail ?? null, clock) },
        LetterDesk,
        QueueMail,
        PassOnVoidings,
        SendMail,
        PublishKeys,
        StatusKeys,
        PublishStatusLists,
        Housekeeping,
      ],
    };
  }
}
