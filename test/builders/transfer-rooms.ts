import { AgencyReads, AgencyStandings, AgencyStore } from '#authority/agencies';
import { CarryOver, CompletionReads } from '#learners/completions';
import { ProgrammeReads } from '#learners/programme';
import { LearnersForChange, LearnerStore } from '#learners/roster';
import {
  AnswerTransfer,
  ExecuteTransfer,
  OfferTransfer,
  RefuseTransfer,
  WithdrawTransfer,
} from '#learners/transfers';
import type { Clock } from '#platform/clock';
import { Journal } from '#platform/journal';

import { CompletionStore } from '../../libs/learners/completions/src/store/completion.store.js';
import { TransferReads } from '../../libs/learners/transfers/src/store/transfer.reads.js';
import { TransferStore } from '../../libs/learners/transfers/src/store/transfer.store.js';
import { AgreedTransfers } from '../../libs/learners/transfers/src/use-cases/agreed-transfers.js';
import { Arrivals } from '../../libs/learners/transfers/src/use-cases/arrivals.js';
import { LeavingLearners } from '../../libs/learners/transfers/src/use-cases/leaving-learners.js';
import type { TestDatabase } from '../harness/database.js';

/** The acts on transfers, on a database, as the app puts them together. */
export function transferRooms({ units }: TestDatabase, clock: Clock) {
  const journal = new Journal(clock);
  const standings = new AgencyStandings(new AgencyStore());
  const [learners, transfers, reads] = [new LearnerStore(), new TransferStore(), new TransferReads()];
  const leaving = new LeavingLearners(
    learners,
    new CompletionReads(),
    new ProgrammeReads(),
    new AgencyReads(),
  );
  const carryOver = new CarryOver(new CompletionStore(), journal);
  const arrivals = new Arrivals(learners, carryOver, journal, transfers);
  const agreed = new AgreedTransfers(transfers, leaving, standings, clock);
  return {
    reads,
    offer: new OfferTransfer(units, new LearnersForChange(learners, standings, clock), transfers, journal),
    withdraw: new WithdrawTransfer(units, transfers, journal, clock),
    answer: new AnswerTransfer(units, standings, transfers, journal, clock),
    execute: new ExecuteTransfer(units, reads, agreed, arrivals),
    refuse: new RefuseTransfer(units, reads, transfers, journal, clock),
  };
}
