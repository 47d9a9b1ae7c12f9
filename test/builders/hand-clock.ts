import { Clock, type Instant, parseInstant } from '#platform/clock';

/** Time stands still until a test moves it. */
export class HandClock extends Clock {
  constructor(private instant: string) {
    super();
  }

  now(): Instant {
    return parseInstant(this.instant)!;
  }

  set(instant: string): void {
    this.instant = instant;
  }
}
