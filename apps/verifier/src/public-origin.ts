/** VERIFY_ORIGIN, for those who write absolute addresses: never from what a request says. */
export class PublicOrigin {
  constructor(readonly value: string) {}
}
