import { type DynamicModule, Module } from '@nestjs/common';

import { FloorModule } from '#platform/floor';
import {
  AccountNames,
  composeDoors,
  MemberNames,
  PasswordDoor,
  SessionOf,
  SignOut,
  StepUp,
} from '#platform/identity';
import { JournalReads } from '#platform/journal';
import { UnitsOfWork } from '#platform/persistence';

import type { ApiParts } from './api.module.js';
import { ApiSettings } from './api-settings.js';
import { limitSettings } from './session/limit-settings.js';

/** The floor of every app, and what the api alone stands on: who is asking, and how the journal is read. */
@Module({})
export class ApiFloorModule {
  static on(parts: ApiParts): DynamicModule {
    const { database, clock, settings } = parts;
    const units = new UnitsOfWork(database);
    const doors = composeDoors(units, clock, limitSettings(parts));
    const providers = [
      { provide: ApiSettings, useValue: settings },
      { provide: JournalReads, useValue: new JournalReads() },
      { provide: PasswordDoor, useValue: doors.passwordDoor },
      { provide: StepUp, useValue: doors.stepUp },
      { provide: SessionOf, useValue: doors.sessionOf },
      { provide: SignOut, useValue: doors.signOut },
      { provide: AccountNames, useValue: new AccountNames() },
      { provide: MemberNames, useValue: new MemberNames() },
    ];
    return {
      module: ApiFloorModule,
      global: true,
      imports: [FloorModule.of(units, clock)],
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }
}
