import { Module } from '@nestjs/common';

import { AgenciesModule } from '#authority/agencies';
import { CompletionsModule } from '#learners/completions';
import { ProgrammeModule } from '#learners/programme';
import { RosterModule } from '#learners/roster';

import { TranscriptStore } from './store/transcript.store.js';
import { TransferReads } from './store/transfer.reads.js';
import { TransferStore } from './store/transfer.store.js';
import { AgreedTransfers } from './use-cases/agreed-transfers.js';
import { AnswerTransfer } from './use-cases/answer-transfer.js';
import { Arrivals } from './use-cases/arrivals.js';
import { ExecuteTransfer } from './use-cases/execute-transfer.js';
import { LeavingLearners } from './use-cases/leaving-learners.js';
import { OfferTransfer } from './use-cases/offer-transfer.js';
import { RefuseTransfer } from './use-cases/refuse-transfer.js';
import { WithdrawTransfer } from './use-cases/withdraw-transfer.js';

const DOOR = [
  OfferTransfer,
  WithdrawTransfer,
  AnswerTransfer,
  ExecuteTransfer,
  RefuseTransfer,
  TransferReads,
  TranscriptStore,
];

@Module({
  imports: [AgenciesModule, ProgrammeModule, RosterModule, CompletionsModule],
  providers: [TransferStore, LeavingLearners, AgreedTransfers, Arrivals, ...DOOR],
  exports: DOOR,
})
export class TransfersModule {}
