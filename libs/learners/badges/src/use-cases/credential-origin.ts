/** The public door's address, VERIFY_ORIGIN: it stands in every credential and on every card, for years. */
export class CredentialOrigin {
  constructor(readonly verifyOrigin: string) {}
}
