import { Injectable } from '@nestjs/common';

import type { TooManyAttempts } from '#platform/identity';
import { UnitsOfWork } from '#platform/persistence';

import type { SignedInLearner } from '../domain/signed-in-learner.js';
import { PasskeyStore } from '../store/passkey.store.js';
import { LearnerSessions } from './learner-sessions.js';
import { PasskeyDesk, type PasskeyQuestion, type PasskeyRefused } from './passkey-desk.js';
import { RelyingParty } from './relying-party.js';

export interface PasskeyAnswer {
  readonly handle: string;
  readonly response: unknown;
  readonly address: string;
}

export type SignInByPasskeyOutcome =
  { readonly kind: 'signed-in'; readonly sessionId: string } | PasskeyRefused | TooManyAttempts;

export type KeepPasskeyOutcome = { readonly kind: 'passkey-kept' } | PasskeyRefused | TooManyAttempts;

/** Signing in by what a phone or a key holds, and keeping such a way. */
@Injectable()
export class Passkeys {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly passkeys: PasskeyStore,
    private readonly sessions: LearnerSessions,
    private readonly party: RelyingParty,
    private readonly desk: PasskeyDesk,
  ) {}

  async askToSignIn(address: string): Promise<PasskeyQuestion | TooManyAttempts> {
    const options = await this.party.toSignIn();
    return this.desk.ask(options, null, address);
  }

  signIn(
    { handle, response, address }: PasskeyAnswer,
    replaces: string | null,
  ): Promise<SignInByPasskeyOutcome> {
    return this.units.identify(async (unit): Promise<SignInByPasskeyOutcome> => {
      const challenge = await this.desk.take(unit, { handle, address }, null);
      if (typeof challenge !== 'string') return challenge;
      const passkey = await this.passkeys.byCredential(unit, credentialIdOf(response));
      const counter = passkey && (await this.party.counterAfter(response, challenge, passkey));
      if (passkey === null || counter === null) return { kind: 'passkey-refused' };
      await this.passkeys.used(unit, passkey.credentialId, counter, this.desk.now());
      return { kind: 'signed-in', sessionId: await this.sessions.begin(unit, passkey.accountId, replaces) };
    });
  }

  async askToKeep(learner: SignedInLearner, address: string): Promise<PasskeyQuestion | TooManyAttempts> {
    const { accountId } = learner;
    const held = await this.units.identify((unit) => this.passkeys.ofAccount(unit, accountId));
    return this.desk.ask(await this.party.toKeep(learner, held), accountId, address);
  }

  keep(
    { accountId }: SignedInLearner,
    { handle, response, address }: PasskeyAnswer,
  ): Promise<KeepPasskeyOutcome> {
    return this.units.identify(async (unit): Promise<KeepPasskeyOutcome> => {
      const challenge = await this.desk.take(unit, { handle, address }, accountId);
      if (typeof challenge !== 'string') return challenge;
      const fresh = await this.party.kept(response, challenge);
      const isKept = fresh && (await this.passkeys.add(unit, { ...fresh, accountId }, this.desk.now()));
      return { kind: isKept ? 'passkey-kept' : 'passkey-refused' };
    });
  }

  /** False where the account has no such passkey. */
  remove({ accountId }: SignedInLearner, id: string): Promise<boolean> {
    return this.units.identify((unit) => this.passkeys.remove(unit, accountId, id));
  }
}

function credentialIdOf(response: unknown): string {
  const id = (response as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : '';
}
