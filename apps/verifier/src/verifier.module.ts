import { type DynamicModule, Module } from '@nestjs/common';

import type { Clock } from '#platform/clock';
import type { Logger } from '#platform/telemetry';

import { HouseController } from './house/house.controller.js';
import { Readiness } from './house/readiness.js';
import { KeyListKeeper } from './keys/key-list-keeper.js';
import { KeysController } from './keys/keys.controller.js';
import { PublicOrigin } from './public-origin.js';
import { PageWriter } from './scan/page-writer.js';
import { ScanController } from './scan/scan.controller.js';
import { ScanJudge } from './scan/scan-judge.js';
import { VerifyController } from './scan/verify.controller.js';
import { PublicDatabase } from './store/public-database.js';
import { PublicRecords } from './store/public-records.js';
import type { VerifierSettings } from './verifier-settings.js';

/** What the verifier is given from outside. */
export interface Surroundings {
  readonly settings: VerifierSettings;
  readonly clock: Clock;
  readonly log: Logger;
}

@Module({ controllers: [HouseController, KeysController, ScanController, VerifyController] })
export class VerifierModule {
  static in({ settings, clock, log }: Surroundings): DynamicModule {
    const origin = settings.verifyOrigin;
    const database = new PublicDatabase(settings.databaseUrl, log);
    const records = new PublicRecords(database);
    const trust = { rootPublicJwk: settings.rootPublicJwk, origin };
    const keeper = new KeyListKeeper(records, trust, clock, log);
    return {
      module: VerifierModule,
      providers: [
        { provide: PublicOrigin, useValue: new PublicOrigin(origin) },
        { provide: PublicDatabase, useValue: database },
        { provide: KeyListKeeper, useValue: keeper },
        { provide: PageWriter, useValue: new PageWriter(origin, clock) },
        { provide: ScanJudge, useValue: new ScanJudge(records, keeper, origin, clock, log) },
        { provide: Readiness, useValue: new Readiness() },
      ],
    };
  }
}
