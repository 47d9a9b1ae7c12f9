import type { TadaDocumentNode } from 'gql.tada';

import { type Answer, ask, type Call, type Refused } from './doors.js';
import { query } from './graph.js';
import { type Standing, standingOf } from './session.js';
import type { Language, Say } from './words.js';

/** What the server answers to who is signed in, but not lately enough for what was asked. */
const SIGN_IN_AGAIN = new Set(['FRESH_SIGN_IN_NEEDED', 'SIGN_IN_NEEDED', 'UNAUTHENTICATED']);

export function wantsSignIn(answer: Answer<unknown>): boolean {
  return answer.kind === 'refused' && SIGN_IN_AGAIN.has(answer.code);
}

interface Stage {
  readonly say: Say;
  readonly language: Language;
  /** Draws the screen of an address; the same address draws anew. */
  readonly go: (hash: string) => void;
  /** Says something that the next screen repeats. */
  readonly tell: (words: string) => void;
  /** Has the person sign in once more over what is on the screen; false where they leave it. */
  readonly proveAgain: () => Promise<boolean>;
}

/** What every screen works with: its words, the ways to the server, and who is signed in. */
export class App {
  private standing: Standing | null = null;

  constructor(private readonly stage: Stage) {}

  get say(): Say {
    return this.stage.say;
  }

  get language(): Language {
    return this.stage.language;
  }

  go(hash: string): void {
    this.stage.go(hash);
  }

  tell(words: string): void {
    this.stage.tell(words);
  }

  /** Who is signed in, asked once; what nobody answered is asked again. */
  async whoIsIn(): Promise<Standing> {
    if (this.standing === null || this.standing.kind === 'unknown')
      this.standing = await standingOf(this.language);
    return this.standing;
  }

  /** Something happened to the session: it is asked anew. */
  forgetStanding(): void {
    this.standing = null;
  }

  ask<Value>(call: Omit<Call, 'language'>): Promise<Answer<Value>> {
    return ask({ ...call, language: this.language });
  }

  query<Data, Variables>(
    document: TadaDocumentNode<Data, Variables, unknown>,
    variables: Variables,
  ): Promise<Answer<Data>> {
    return query(document, variables, this.language);
  }

  /**
   * Does what changes something. Where that wants a fresh sign-in, the person is asked for it and it is done again as it
   * was; whoever leaves that gets the refusal.
   */
  async act<Value>(change: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
    const answer = await change();
    if (!wantsSignIn(answer) || !(await this.stage.proveAgain())) return answer;
    return change();
  }

  /** A refusal in words. */
  wordsOf(refusal: Refused): string {
    return refusal.kind === 'unreachable' ? this.say('portal.my.unreachable') : refusal.message;
  }
}
