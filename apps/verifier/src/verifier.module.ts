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
import { type Evidence, ScanJudge } from './scan/scan-judge.js';
import { Board } from './status/board.js';
import { BoardKeeper } from './status/board-keeper.js';
import { SignedLists } from './status/signed-lists.js';
import { StatusController } from './status/status.controller.js';
import { PublicDatabase } from './store/public-database.js';
import { PublicRecords } from './store/public-records.js';
import type { VerifierSettings } from './verifier-settings.js';

/** What the verifier is given from outside. */
export interface Surroundings {
  readonly settings: VerifierSettings;
  readonly clock: Clock;
  readonly log: Logger;
}

@Module({ controllers: [HouseController, KeysController, ScanController, StatusController] })
export class VerifierModule {
  static in({ settings, clock, log }: Surroundings): DynamicModule {
    const origin = settings.verifyOrigin;
    const database = new PublicDatabase(settings.databaseUrl, log);
    const records = new PublicRecords(database);
    const trust = { rootPublicJwk: settings.rootPublicJwk, origin };
    const keys = new KeyListKeeper(records, trust, clock, log);
    const board = new Board(clock);
    const lists = new SignedLists(records, keys, origin, clock, log);
    const evidence: Evidence = {
      find: (code) => records.find(code),
      statusOf: (place) => lists.statusOf(place),
      ...{ keys, board, origin },
    };
    return {
      module: VerifierModule,
      providers: [
        { provide: PublicOrigin, useValue: new PublicOrigin(origin) },
        { provide: PublicDatabase, useValue: database },
        { provide: KeyListKeeper, useValue: keys },
        { provide: Board, useValue: board },
        { provide: BoardKeeper, useValue: new BoardKeeper(records, board, clock, log) },
        { provide: SignedLists, useValue: lists },
        { provide: PageWriter, useValue: new PageWriter(origin, clock) },
        { provide: ScanJudge, useValue: new ScanJudge(evidence, clock, log) },
        { provide: Readiness, useValue: new Readiness() },
      ],
    };
  }
}
