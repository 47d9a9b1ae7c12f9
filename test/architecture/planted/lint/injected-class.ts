import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';

/** The class stays a value: Nest reads it from the metadata of the constructor. */
@Injectable()
export class Sound {
  constructor(private readonly clock: Clock) {}

  today(): string {
    return this.clock.today();
  }
}
