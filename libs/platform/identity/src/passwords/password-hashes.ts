import { hash, verify } from '@node-rs/argon2';

import { normalisedPassword } from '../domain/password.js';
import { Turnstile } from './turnstile.js';

/** argon2id, 19 MiB, two passes, one lane: OWASP's minimum and what two cores bear (reliability 3b). */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 4;
/** One for the process, whoever hashes: each hash in the works takes 19 MiB. */
const turnstile = new Turnstile(AT_ONCE);

/** The hash of nobody's password, made with the same parameters: whoever has no account costs the same work. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$Is+T/+Wrz/+p+IjLYb44yA$NTyvZ5otCRX2oFLB6tfvUtjOK/l89MNyTnaX9RZxlq8';

/** As much of the package as is used. */
type Argon2 = Pick<typeof import('@node-rs/argon2'), 'hash' | 'verify'>;

/** Hashes and compares passwords, four at a time: 76 MiB at most, however many sign in. */
export class PasswordHashes {
  constructor(private readonly argon2: Argon2 = { hash, verify }) {}

  make(password: string): Promise<string> {
    return turnstile.pass(() => this.argon2.hash(normalisedPassword(password), PARAMETERS));
  }

  /** Says whether the password is the account's. With no account, does the same work and says no (T71). */
  async matches(storedHash: string | null, password: string): Promise<boolean> {
    const presented = normalisedPassword(password);
    const same = await turnstile.pass(() => this.argon2.verify(storedHash ?? NOBODY, presented));
    return same && storedHash !== null;
  }
}
