import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';

import type { Document } from './client.js';
import { useClient } from './client-provider.js';
import { doorRefusal, type ProblemMember, problemRefusal, type Refusal, refusalOfAct } from './refusal.js';

interface Member {
  readonly __typename: string;
}

/** The result union of a mutation of one field. */
type ResultOfField<Data> = Extract<NonNullable<Data[keyof Data]>, Member>;
type NameOf<Data> = ResultOfField<Data>['__typename'];
export type Done<Data, Success extends NameOf<Data>> = Extract<ResultOfField<Data>, { __typename: Success }>;

export interface Acting<Input, Success> {
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  /** Does it once; a second call while it runs does nothing. Null: refused, and `refusal` says why. */
  act(input: Input): Promise<Success | null>;
  forget(): void;
}

/**
 * An act of the reader: a mutation of one field whose result is a union. `successes` names the members that are a
 * success, by type; every other is a Problem. After a success everything on screen is asked for anew.
 */
export function useAct<Data, Input, Success extends NameOf<Data>>(
  document: Document<Data, { input: Input }>,
  ...successes: readonly [Success, ...Success[]]
): Acting<Input, Done<Data, Success>> {
  const client = useClient();
  const answers = useQueryClient();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const act = async (input: Input) => {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    const answer = await client.act(document, { input });
    const member = answer.kind === 'refused' ? refusalOfAct(answer) : memberOf(answer.data, successes);
    const isDone = '__typename' in member;
    if (isDone) await answers.invalidateQueries();
    running.current = false;
    setBusy(false);
    setRefusal(isDone ? null : member);
    return isDone ? (member as Done<Data, Success>) : null;
  };
  return { busy, refusal, act, forget: useCallback(() => setRefusal(null), []) };
}

function memberOf(data: unknown, successes: readonly string[]): Member | Refusal {
  const member = Object.values(data as Readonly<Record<string, ProblemMember | null>>)[0];
  if (member === undefined || member === null) return doorRefusal('failed');
  return successes.includes(member.__typename) ? member : problemRefusal(member);
}
