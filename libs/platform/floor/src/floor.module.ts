import { type DynamicModule, Module } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import { UnitsOfWork } from '#platform/persistence';

/** What every room stands on, given to all of an app's modules at once. */
@Module({})
export class FloorModule {
  static of(units: UnitsOfWork, clock: Clock): DynamicModule {
    const providers = [
      { provide: UnitsOfWork, useValue: units },
      { provide: Clock, useValue: clock },
      { provide: Journal, useValue: new Journal(clock) },
      { provide: Outbox, useValue: new Outbox() },
    ];
    return { module: FloorModule, global: true, providers, exports: providers };
  }
}
