/** Work that waits in rows. Running it when nothing waits is cheap and right, so nudges may come twice or get lost. */
export interface Job {
  readonly name: string;
  /** Does what waits; answers how much it did. */
  run(): Promise<number>;
}
