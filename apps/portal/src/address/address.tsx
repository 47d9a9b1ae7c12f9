import {
  type AnchorHTMLAttributes,
  createContext,
  type MouseEvent,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';

import { useAnnounce } from '../shell/announcement.js';
import { addressOf, type Route, routeOf } from './route.js';

interface Address {
  readonly route: Route;
  /** How often the reader has moved since the page was loaded; 0 leaves the focus where the browser put it. */
  readonly moves: number;
  go(route: Route, how?: 'push' | 'replace'): void;
}

const AddressContext = createContext<Address | null>(null);

function here(): Route {
  return routeOf(location.pathname + location.search);
}

/** Keeps the view and the address bar the same: reload, back and forward work. */
export function AddressBar({ children }: { readonly children: ReactNode }) {
  const { silence } = useAnnounce();
  const [place, setPlace] = useState(() => ({ route: here(), moves: 0 }));

  useEffect(() => {
    const moved = () => {
      silence();
      setPlace((before) => ({ route: here(), moves: before.moves + 1 }));
    };
    addEventListener('popstate', moved);
    return () => removeEventListener('popstate', moved);
  }, [silence]);

  const address = useMemo<Address>(
    () => ({
      ...place,
      go: (route, how = 'push') => {
        if (how === 'push') history.pushState(null, '', addressOf(route));
        else history.replaceState(null, '', addressOf(route));
        silence();
        setPlace((before) => ({ route, moves: before.moves + 1 }));
        scrollTo(0, 0);
      },
    }),
    [place, silence],
  );
  return <AddressContext value={address}>{children}</AddressContext>;
}

export function useAddress(): Address {
  const address = useContext(AddressContext);
  if (address === null) throw new Error('useAddress is called outside <AddressBar>');
  return address;
}

interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href' | 'onClick'> {
  readonly to: Route;
}

/** A real link: opens in a new tab when the reader asks for one, moves within the page otherwise. */
export function Link({ to, ...rest }: LinkProps) {
  const { go } = useAddress();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={addressOf(to)} onClick={follow} />;
}
