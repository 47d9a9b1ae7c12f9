import { Link, useAddress } from '../address/address.js';
import { addressOf, type Route } from '../address/route.js';
import { signOut } from '../sign-in/session.js';
import { useMay, useSession, useSessionKeeper } from '../sign-in/session-provider.js';
import type { WordingKey } from '../wording/catalogues.js';
import { LanguageSwitch } from '../wording/language-switch.js';
import { useSay } from '../wording/wording.js';
import { useAnnounce } from './announcement.js';

export function Header() {
  const say = useSay();
  const { state } = useSessionKeeper();
  return (
    <header className="header">
      <a className="skip" href="#main">
        {say('portal.skip')}
      </a>
      <p className="product">{say('portal.product')}</p>
      {state.kind === 'signed-in' ? <Navigation /> : null}
      <div className="header-end">
        {state.kind === 'signed-in' ? <Person /> : null}
        <LanguageSwitch />
      </div>
    </header>
  );
}

interface Place {
  readonly to: Route;
  readonly words: WordingKey;
}

const PEOPLE: readonly Place[] = [
  { to: { kind: 'learners', communityId: null }, words: 'portal.learners.title' },
  { to: { kind: 'communities' }, words: 'portal.communities.title' },
];
const AGENCIES: readonly Place[] = [{ to: { kind: 'agencies' }, words: 'portal.agencies.title' }];

function Navigation() {
  const say = useSay();
  const may = useMay();
  const { route } = useAddress();
  const places = [...(may('see-people') ? PEOPLE : []), ...(may('see-agencies') ? AGENCIES : [])];

  return places.length === 0 ? null : (
    <nav aria-label={say('portal.navigation')}>
      <ul>
        {places.map(({ to, words }, place) => (
          <li key={words}>
            <Link
              to={to}
              aria-current={
                isWithin(route, to) || (route.kind === 'home' && place === 0) ? 'page' : undefined
              }
            >
              {say(words)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function isWithin(route: Route, place: Route): boolean {
  return addressOf(route).split(/[/?]/)[1] === addressOf(place).split(/[/?]/)[1];
}

function Person() {
  const say = useSay();
  const { account, agency, roles } = useSession();
  const { forget } = useSessionKeeper();
  const { announce, silence } = useAnnounce();

  const leave = async () => {
    const left = await signOut();
    if (left) silence();
    else announce('portal.sign-out.failed');
    if (left) forget();
  };
  return (
    <>
      <p className="person">
        <span dir="auto">{account.displayName}</span>
        <span className="detail">
          {agency === null ? 'LPHQ' : <span dir="auto">{agency.name}</span>}
          {roles.map((role) => ` · ${say(`portal.role.${role}`)}`)}
        </span>
      </p>
      <button type="button" onClick={() => void leave()}>
        {say('portal.sign-out')}
      </button>
    </>
  );
}
