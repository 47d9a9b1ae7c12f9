import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { AgenciesModule } from '#authority/agencies';
import { RegisterModule } from '#communities/register';
import { BadgesModule, CredentialOrigin } from '#learners/badges';
import { CompletionsModule } from '#learners/completions';
import { ProgrammeModule } from '#learners/programme';
import { RosterModule } from '#learners/roster';
import type { Clock } from '#platform/clock';
import { FloorModule } from '#platform/floor';
import type { UnitsOfWork } from '#platform/persistence';
import { type MasterKeys, SigningModule } from '#proof/signing';

export interface RoomSettings {
  readonly verifyOrigin: string;
  readonly masterKeys: MasterKeys;
}

@Module({})
class Rooms {}

/** The rooms as an app has them, at a clock of the caller's choosing: demo data has a past. */
export function openRooms(
  units: UnitsOfWork,
  clock: Clock,
  settings: RoomSettings,
): Promise<INestApplicationContext> {
  return open([
    FloorModule.of(units, clock),
    AgenciesModule,
    RegisterModule,
    ProgrammeModule,
    RosterModule,
    CompletionsModule,
    SigningModule.withMasterKeys(settings.masterKeys),
    BadgesModule.withOrigin(new CredentialOrigin(settings.verifyOrigin)),
  ]);
}

/** The rooms that need no key: what a database gets before anybody has made one. */
export function openRoomsWithoutKeys(units: UnitsOfWork, clock: Clock): Promise<INestApplicationContext> {
  return open([FloorModule.of(units, clock), ProgrammeModule]);
}

/** Does something in the rooms and closes them, whatever becomes of it. */
export async function within<T>(
  opening: Promise<INestApplicationContext>,
  work: (rooms: INestApplicationContext) => Promise<T>,
): Promise<T> {
  const rooms = await opening;
  try {
    return await work(rooms);
  } finally {
    await rooms.close();
  }
}

function open(imports: NonNullable<DynamicModule['imports']>): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext({ module: Rooms, imports }, { logger: false });
}
