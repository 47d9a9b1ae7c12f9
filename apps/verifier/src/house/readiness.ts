/** Whether new requests are welcome. Said to be over before the listener closes, so that a balancer looks elsewhere. */
export class Readiness {
  private accepting = true;

  get isAccepting(): boolean {
    return this.accepting;
  }

  end(): void {
    this.accepting = false;
  }
}
