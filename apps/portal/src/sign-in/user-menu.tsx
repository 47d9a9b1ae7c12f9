import { Text } from '@mantine/core';

import { useAnnounce } from '../shell/announcement.js';
import { Disclosure } from '../shell/disclosure.js';
import { BareLink } from '../shell/links.js';
import { useLanguage, useSay } from '../wording/wording.js';
import { signOut, switchAgency } from './session.js';
import { useSession, useSessionKeeper } from './session-provider.js';

/** Who is signed in, and what is theirs alone. */
export function UserMenu() {
  const say = useSay();
  const { account, roles } = useSession();
  const { forget } = useSessionKeeper();
  const { announce, silence } = useAnnounce();

  const leave = async () => {
    const left = await signOut();
    if (left) silence();
    else announce('portal.sign-out.failed');
    if (left) forget();
  };
  return (
    <Disclosure
      label={
        <span className="user-name" dir="auto">
          {account.displayName}
        </span>
      }
    >
      <div className="disclosed-about">
        <Text size="sm" dir="auto">
          {account.displayName}
        </Text>
        {roles.map((role) => (
          <Text key={role} size="xs" c="dimmed">
            {say(`portal.role.${role}`)}
          </Text>
        ))}
      </div>
      <Elsewhere />
      <BareLink to="/me" className="disclosed-way">
        {say('portal.me.title')}
      </BareLink>
      <button type="button" className="disclosed-way" onClick={() => void leave()}>
        {say('portal.sign-out')}
      </button>
    </Disclosure>
  );
}

/** The other agencies of whoever has several. A session acts in one: going on elsewhere begins at its home. */
function Elsewhere() {
  const say = useSay();
  const { language } = useLanguage();
  const { agencies } = useSession();
  const { announce } = useAnnounce();
  if (agencies.length === 0) return null;

  const goOnIn = async (slug: string | null) => {
    const answer = await switchAgency(slug, language);
    // Loaded anew: nothing of the agency before may stand on the page.
    if (answer === 'switched') window.location.assign('/');
    else announce('portal.switch.failed');
  };
  return (
    <section className="disclosed-part" aria-label={say('portal.switch.title')}>
      <Text size="xs" c="dimmed" className="disclosed-about">
        {say('portal.switch.title')}
      </Text>
      {agencies.map(({ slug, name }) => (
        <button key={slug ?? ''} type="button" className="disclosed-way" onClick={() => void goOnIn(slug)}>
          <bdi>{name}</bdi>
        </button>
      ))}
    </section>
  );
}
