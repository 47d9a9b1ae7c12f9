import { type DynamicModule, Module } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { composeIdentity, MemberNames, PasswordDoor, SessionOf, SignOut } from '#platform/identity';
import { Journal, JournalReads } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import { type Database, UnitsOfWork } from '#platform/persistence';

import { ApiSettings } from './api-settings.js';

/** What every room stands on, made once for this process. */
@Module({})
export class FloorModule {
  static on(database: Database, clock: Clock, settings: ApiSettings): DynamicModule {
    const units = new UnitsOfWork(database);
    const journal = new Journal(clock);
    const identity = composeIdentity(units, journal, clock);
    const providers = [
      { provide: UnitsOfWork, useValue: units },
      { provide: Clock, useValue: clock },
      { provide: ApiSettings, useValue: settings },
      { provide: Journal, useValue: journal },
      { provide: JournalReads, useValue: new JournalReads() },
      { provide: Outbox, useValue: new Outbox() },
      { provide: PasswordDoor, useValue: identity.passwordDoor },
      { provide: SessionOf, useValue: identity.sessionOf },
      { provide: SignOut, useValue: identity.signOut },
      { provide: MemberNames, useValue: new MemberNames() },
    ];
    return { module: FloorModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
  }
}
