import { type INestApplicationContext, Module } from '@nestjs/common';
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
  const imports = [
    FloorModule.of(units, clock),
    AgenciesModule,
    RegisterModule,
    ProgrammeModule,
    RosterModule,
    CompletionsModule,
    SigningModule.withMasterKeys(settings.masterKeys),
    BadgesModule.withOrigin(new CredentialOrigin(settings.verifyOrigin)),
  ];
  return NestFactory.createApplicationContext({ module: Rooms, imports }, { logger: false });
}
