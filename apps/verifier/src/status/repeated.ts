/** Does some work again and again, at once when nudged, and never twice at a time. The work must not reject. */
export class Repeated {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private isNudged = false;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly everyMilliseconds: number,
  ) {}

  async start(): Promise<void> {
    this.timer = setInterval(() => this.nudge(), this.everyMilliseconds).unref();
    this.nudge();
    await this.running;
  }

  /** A nudge while it works makes it work once more: what nudged may have come after the look was taken. */
  readonly nudge = (): void => {
    this.isNudged = true;
    this.running ??= this.whileNudged();
  };

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.isNudged = false;
    await this.running;
  }

  private async whileNudged(): Promise<void> {
    while (this.isNudged) {
      this.isNudged = false;
      await this.work();
    }
    this.running = null;
  }
}
