import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import {
  ChangeRecords,
  DecideRecords,
  EnterRecords,
  OpeningJudge,
  OpeningReads,
  OpeningRecordsModule,
} from '#learners/opening-records';
import type { Clock } from '#platform/clock';
import { FloorModule } from '#platform/floor';

import type { TestDatabase } from '../harness/database.js';

@Module({})
class Rooms {}

export type OpeningRooms = Awaited<ReturnType<typeof openingRooms>>;

/** The acts on opening records, on a database, in the rooms as the apps have them. */
export async function openingRooms({ units }: TestDatabase, clock: Clock) {
  const imports = [FloorModule.of(units, clock), OpeningRecordsModule];
  const app = await NestFactory.createApplicationContext({ module: Rooms, imports }, { logger: false });
  return {
    reads: app.get(OpeningReads),
    judge: app.get(OpeningJudge),
    enter: app.get(EnterRecords),
    change: app.get(ChangeRecords),
    decide: app.get(DecideRecords),
    close: () => app.close(),
  };
}
