import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

import { GraphqlClient } from '../graphql/client.js';
import { ClientProvider } from '../graphql/client-provider.js';
import type { DoorCause } from '../graphql/refusal.js';
import { languageFrom } from '../wording/remembered-language.js';
import { useLanguage } from '../wording/wording.js';
import { type Act, actsOf } from './acts.js';
import { currentSession, type Session, type SessionAnswer } from './session.js';
import type { Span } from './span.js';
import { type Presence, usePresence } from './use-presence.js';
import { useTimeLeft } from './use-time-left.js';

export type SessionState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly cause: DoorCause }
  | { readonly kind: 'signed-out' }
  /** `ended`: the server no longer knows the session; the view stays, with what was typed in it. */
  | { readonly kind: 'signed-in'; readonly session: Session; readonly ended: boolean };

interface SessionKeeper {
  readonly state: SessionState;
  /** Asks the server again whose session this is. */
  refresh(): Promise<void>;
  forget(): void;
  /** Looks whether the session has ended, and has the reader sign in again where it has. */
  expire(): Promise<void>;
  /** An act waits for the password; null while none does. */
  readonly presence: Presence | null;
  /** The session ends within two minutes; null while it does not. */
  readonly ending: Span | null;
  /** The server has said how long the session lasts now. */
  lasts(span: Span): void;
}

const SessionContext = createContext<SessionKeeper | null>(null);

interface SessionProviderProps {
  /** Whose session this browser holds, asked before anything was drawn. */
  readonly opening: Promise<SessionAnswer>;
  readonly children: ReactNode;
}

export function SessionProvider({ opening, children }: SessionProviderProps) {
  const { suggest } = useLanguage();
  const [state, setState] = useState<SessionState>({ kind: 'loading' });
  const spoken = useSpoken();

  const { presence, provePresence, settled } = usePresence(spoken);
  const expire = useCallback(async () => {
    await settled();
    const answer = await currentSession();
    if (answer.kind !== 'signed-out') return; // the request came under the id from before a step-up
    setState((before) => (before.kind === 'signed-in' ? { ...before, ended: true } : before));
  }, [settled]);
  const client = useClientOf(spoken, expire, provePresence);
  const take = useCallback(async (asked: Promise<SessionAnswer>) => {
    const answer = await asked;
    setState(answer.kind === 'signed-in' ? { ...answer, ended: false } : answer);
  }, []);
  const refresh = useCallback(() => take(currentSession()), [take]);
  useEffect(() => void take(opening), [take, opening]);

  const locale = state.kind === 'signed-in' ? languageFrom(state.session.account.locale) : null;
  useEffect(() => {
    if (locale !== null) suggest(locale);
    // `suggest` changes with every choice of language; only another account may suggest again.
  }, [locale]);

  const span = state.kind === 'signed-in' && !state.ended ? state.session : null;
  const { ending, take: lasts } = useTimeLeft(span, () => void expire());
  const keeper = useMemo(
    () => ({
      state,
      refresh,
      expire,
      presence,
      ending,
      lasts,
      forget: () => setState({ kind: 'signed-out' }),
    }),
    [state, refresh, expire, presence, ending, lasts],
  );
  return (
    <SessionContext value={keeper}>
      <ClientProvider key={whoIn(state)} client={client}>
        {children}
      </ClientProvider>
    </SessionContext>
  );
}

/** The reader's language at the moment of asking. */
function useSpoken(): RefObject<string> {
  const { language } = useLanguage();
  const spoken = useRef<string>(language);
  useEffect(() => {
    spoken.current = language;
  }, [language]);
  return spoken;
}

/** The way to the server that everything below uses; it turns to the reader where the server asks for them. */
function useClientOf(
  spoken: RefObject<string>,
  expire: () => Promise<void>,
  provePresence: () => Promise<boolean>,
): GraphqlClient {
  return useMemo(
    () =>
      new GraphqlClient({
        language: () => spoken.current,
        onSignedOut: () => void expire(),
        provePresence,
      }),
    [spoken, expire, provePresence],
  );
}

/** Somebody else, or the same person for another agency, begins with nothing of what was answered before. */
function whoIn(state: SessionState): string {
  if (state.kind !== 'signed-in') return 'nobody';
  const { account, agency } = state.session;
  return `${account.displayName} ${agency?.slug ?? 'LPHQ'}`;
}

export function useSessionKeeper(): SessionKeeper {
  const keeper = useContext(SessionContext);
  if (keeper === null) throw new Error('useSessionKeeper is called outside <SessionProvider>');
  return keeper;
}

/** The session of the person who reads this view; only for views behind sign-in. */
export function useSession(): Session {
  const { state } = useSessionKeeper();
  if (state.kind !== 'signed-in') throw new Error('useSession is called by a view that anybody can see');
  return state.session;
}

/** Asks whether the viewer is offered an act. */
export function useMay(): (act: Act) => boolean {
  const session = useSession();
  const acts = useMemo(() => actsOf(session), [session]);
  return (act) => acts.has(act);
}
