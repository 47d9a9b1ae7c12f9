import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MILLISECONDS = 20;
/** Far more than anything promises: how long it took decides no test. */
const LOOKS_AT_MOST = 3_000;

/** Looks again until it is so, and gives what was seen last: the expectation that follows says what is missing. */
export async function eventually<Seen>(
  look: () => Promise<Seen>,
  isSo: (seen: Seen) => boolean,
): Promise<Seen> {
  for (let looks = 1; ; looks += 1) {
    const seen = await look();
    if (isSo(seen) || looks === LOOKS_AT_MOST) return seen;
    await pause(EVERY_MILLISECONDS);
  }
}

/** What a verifier says of a badge, once it says that; revocations show within a second, not at the same instant. */
export async function scanUntil(
  verifier: string,
  code: string,
  isSo: (answer: { readonly outcome: string; readonly issuer?: { readonly authorised: boolean } }) => boolean,
): Promise<Record<string, unknown>> {
  const look = async () => (await (await fetch(`${verifier}/api/v1/verify/${code}`)).json()) as never;
  return eventually(look, isSo);
}
