import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import {
  AnswerTransfer,
  ExecuteTransfer,
  OfferTransfer,
  RefuseTransfer,
  TransferReads,
  TransfersModule,
  WithdrawTransfer,
} from '#learners/transfers';
import type { Clock } from '#platform/clock';
import { FloorModule } from '#platform/floor';

import type { TestDatabase } from '../harness/database.js';

@Module({})
class Rooms {}

export type TransferRooms = Awaited<ReturnType<typeof transferRooms>>;

/** The acts on transfers, on a database, in the rooms as the apps have them. */
export async function transferRooms({ units }: TestDatabase, clock: Clock) {
  const imports = [FloorModule.of(units, clock), TransfersModule];
  const app = await NestFactory.createApplicationContext({ module: Rooms, imports }, { logger: false });
  return {
    reads: app.get(TransferReads),
    offer: app.get(OfferTransfer),
    withdraw: app.get(WithdrawTransfer),
    answer: app.get(AnswerTransfer),
    execute: app.get(ExecuteTransfer),
    refuse: app.get(RefuseTransfer),
    close: () => app.close(),
  };
}
