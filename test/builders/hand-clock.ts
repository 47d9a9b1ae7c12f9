import { Clock, type Instant, parseInstant, plusMilliseconds } from '#platform/clock';

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

  pass(milliseconds: number): void {
    this.instant = plusMilliseconds(this.now(), milliseconds).toISOString();
  }
}
