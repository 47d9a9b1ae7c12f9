import { type DynamicModule, Module } from '@nestjs/common';

import { AgenciesModule } from '#authority/agencies';
import {
  AcceptCompletion,
  AcceptCompletions,
  CarriedRecords,
  ChangeVersion,
  CompletionsModule,
  Qualifying,
  RestingBadges,
  UndoCompletion,
  UndoCompletions,
  VoidCompletion,
  VoidCompletions,
} from '#learners/completions';
import { ProgrammeModule } from '#learners/programme';
import { RosterModule } from '#learners/roster';

import { PreparedBadgesModule } from './prepared-badges.module.js';
import { BadgeStore } from './store/badge.store.js';
import { EmblemStore } from './store/emblem.store.js';
import { BadgeMoves } from './use-cases/badge-moves.js';
import { BadgePress } from './use-cases/badge-press.js';
import { BadgesOnVoided } from './use-cases/badges-on-voided.js';
import { ChooseEmblem } from './use-cases/choose-emblem.js';
import { CredentialOrigin } from './use-cases/credential-origin.js';
import { DecideReview } from './use-cases/decide-review.js';
import { ForeseeBadge } from './use-cases/foresee-badge.js';
import { ForeseeScan } from './use-cases/foresee-scan.js';
import { IssueBadge } from './use-cases/issue-badge.js';
import { IssueBadges } from './use-cases/issue-badges.js';
import { IssueReadiness } from './use-cases/issue-readiness.js';
import { NoteHolderTold } from './use-cases/note-holder-told.js';
import { RandomSource, systemRandomSource } from './use-cases/random-source.js';
import { ReinstateBadge } from './use-cases/reinstate-badge.js';
import { ReissueBadge } from './use-cases/reissue-badge.js';
import { RevokeBadge } from './use-cases/revoke-badge.js';
import { SuspendBadge } from './use-cases/suspend-badge.js';
import { UndoBadge } from './use-cases/undo-badge.js';
import { UndoBadges } from './use-cases/undo-badges.js';

/** What other rooms and the app may ask for. */
const ACTS = [
  AcceptCompletion,
  AcceptCompletions,
  ChangeVersion,
  ChooseEmblem,
  DecideReview,
  ForeseeBadge,
  ForeseeScan,
  IssueBadge,
  IssueBadges,
  IssueReadiness,
  NoteHolderTold,
  ReinstateBadge,
  ReissueBadge,
  RevokeBadge,
  SuspendBadge,
  UndoBadge,
  UndoBadges,
  UndoCompletion,
  UndoCompletions,
  VoidCompletion,
  VoidCompletions,
];

/** The app gives UnitsOfWork, Clock, Journal and Outbox, globally, and the origin that credentials are to name. */
@Module({})
export class BadgesModule {
  static withOrigin(origin: CredentialOrigin): DynamicModule {
    return {
      module: BadgesModule,
      imports: [AgenciesModule, CompletionsModule, PreparedBadgesModule, ProgrammeModule, RosterModule],
      providers: [
        ...ACTS,
        BadgeMoves,
        BadgePress,
        BadgeStore,
        CarriedRecords,
        EmblemStore,
        Qualifying,
        { provide: RestingBadges, useClass: BadgesOnVoided },
        { provide: CredentialOrigin, useValue: origin },
        { provide: RandomSource, useValue: systemRandomSource },
      ],
      exports: [...ACTS, PreparedBadgesModule],
    };
  }
}
