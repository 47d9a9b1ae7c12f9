import { type DynamicModule, Module } from '@nestjs/common';

import type { Clock } from '#platform/clock';
import { FloorModule } from '#platform/floor';
import { composeIdentity, MemberNames, PasswordDoor, SessionOf, SignOut } from '#platform/identity';
import { Journal, JournalReads } from '#platform/journal';
import { type Database, UnitsOfWork } from '#platform/persistence';

import { ApiSettings } from './api-settings.js';

/** The floor of every app, and what the api alone stands on: who is asking, and how the journal is read. */
@Module({})
export class ApiFloorModule {
  static on(database: Database, clock: Clock, settings: ApiSettings): DynamicModule {
    const units = new UnitsOfWork(database);
    const identity = composeIdentity(units, new Journal(clock), clock);
    const providers = [
      { provide: ApiSettings, useValue: settings },
      { provide: JournalReads, useValue: new JournalReads() },
      { provide: PasswordDoor, useValue: identity.passwordDoor },
      { provide: SessionOf, useValue: identity.sessionOf },
      { provide: SignOut, useValue: identity.signOut },
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
