import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { Clock, type Instant, plusMilliseconds } from '#platform/clock';
import { type Budget, Budgets, type TooManyAttempts } from '#platform/identity';
import { Outbox } from '#platform/outbox';
import type { ReadUnit } from '#platform/persistence';

import { secretHash } from '../domain/secret.js';
import { answers, CODE_LIFETIME, readSignInCode } from '../domain/sign-in-code.js';
import { LearnerSessionStore } from '../store/learner-session.store.js';
import { SignInCodeStore, type TriedQuestion } from '../store/sign-in-code.store.js';

const HOUR = 3_600_000;

/** One of the accounts that share an address. */
export interface AccountChoice {
  readonly choice: string;
  readonly name: string;
  readonly agency: string;
}

/** An answer, from the browser that asked. */
export interface CodeAnswer {
  readonly handle: string;
  readonly code: string;
  /** Which account, where several share the address. */
  readonly choice: string | null;
  readonly address: string;
  /** The session id that the request brought along: it ends. */
  readonly replaces: string | null;
}

/** What asking for a code and answering it have in common, whatever it is for. */
@Injectable()
export class CodeDesk {
  constructor(
    private readonly codes: SignInCodeStore,
    private readonly rows: LearnerSessionStore,
    private readonly budgets: Budgets,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Counts one more that asks from this network; says so where it is one too many. */
  network(unit: ReadUnit, address: string): Promise<TooManyAttempts | null> {
    const most = this.budgets.rules.learnerCodesOfNetwork;
    return this.budgets.fromNetwork(unit, { of: 'learner-codes', most, window: HOUR }, address);
  }

  /**
   * Counts one more mail to the address; false where it is one too many, which nobody is told. A stranger uses up what
   * their own network may ask for that address, so its owner is let in from another; and on a device that is signed in
   * as somebody with that address, their codes are counted apart from everybody's.
   */
  async admits(unit: ReadUnit, { email, address, sessionId }: AskedMail): Promise<boolean> {
    const { rules } = this.budgets;
    const owner = await this.ownerOf(unit, email, sessionId);
    if (owner !== null) {
      const own: Budget = { of: 'learner-codes-of', most: rules.learnerCodesOfDevices, window: HOUR };
      return (await this.budgets.take(unit, own, owner)) === null;
    }
    const here: Budget = {
      of: 'learner-codes-from-to',
      most: rules.learnerCodesFromNetworkToAddress,
      window: HOUR,
    };
    if ((await this.budgets.fromNetworkTo(unit, here, { address, text: email })) !== null) return false;
    const all: Budget = { of: 'learner-codes-to', most: rules.learnerCodesOfAddress, window: HOUR };
    return (await this.budgets.take(unit, all, email)) === null;
  }

  /** The account of the device that asks, where it signs in with that address. */
  private async ownerOf(unit: ReadUnit, email: string, sessionId: string | null): Promise<string | null> {
    const idHash = sessionId === null ? null : secretHash(sessionId);
    return idHash && this.codes.ownerOn(unit, { idHash, email, now: this.clock.now() });
  }

  /** Has a question kept, and the worker told of it. */
  async ask(unit: ReadUnit, handle: string, keep: (question: NewQuestion) => Promise<void>): Promise<void> {
    const [id, askedAt] = [randomUUID(), this.clock.now()];
    const handleHash = secretHash(handle) as Uint8Array;
    await keep({ id, handleHash, askedAt, endsAt: plusMilliseconds(askedAt, CODE_LIFETIME) });
    await this.outbox.publish(unit, { type: 'learner.code-asked', payload: { codeId: id } });
  }

  /** Counts the answer before it is looked at; the question where it is the right one. */
  async tried(
    unit: ReadUnit,
    { handle, code, address }: Pick<CodeAnswer, 'handle' | 'code' | 'address'>,
  ): Promise<TriedQuestion | { readonly kind: 'code-refused' } | TooManyAttempts> {
    const budget: Budget = { of: 'learner-answers', most: this.budgets.rules.learnerAnswers, window: HOUR };
    const tooMany = await this.budgets.fromNetwork(unit, budget, address);
    if (tooMany) return tooMany;
    const [handleHash, typed] = [secretHash(handle), readSignInCode(code)];
    if (handleHash === null || typed === null) return { kind: 'code-refused' };
    const question = await this.codes.tryOnce(unit, handleHash, this.clock.now());
    const isRight = question !== null && answers(question.id, typed, question.codeHash);
    return isRight ? question : { kind: 'code-refused' };
  }

  spend(unit: ReadUnit, { id }: TriedQuestion): Promise<void> {
    return this.codes.spend(unit, id, this.clock.now());
  }

  /** The accounts that sign in with the address and have a record somewhere, by the name and the agency of the newest. */
  async choices(unit: ReadUnit, email: string): Promise<AccountChoice[]> {
    const choices: AccountChoice[] = [];
    for (const choice of await this.codes.accountsOf(unit, email)) {
      const [row] = await this.rows.rowsOf(unit, choice);
      if (row) choices.push({ choice, name: row.displayName, agency: row.agencyName });
    }
    return choices;
  }
}

/** A mail that is asked for: to whom, from where, and by which session, if any. */
export interface AskedMail {
  readonly email: string;
  readonly address: string;
  readonly sessionId: string | null;
}

interface NewQuestion {
  readonly id: string;
  readonly handleHash: Uint8Array;
  readonly askedAt: Instant;
  readonly endsAt: Instant;
}
