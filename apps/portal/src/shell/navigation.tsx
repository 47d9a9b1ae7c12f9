import {
  type Icon,
  IconArrowsLeftRight,
  IconBook,
  IconBuildingBank,
  IconBuildingCommunity,
  IconChecklist,
  IconHome,
  IconListCheck,
  IconSettings,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';

import type { Act } from '../sign-in/acts.js';
import { useMay } from '../sign-in/session-provider.js';
import type { WordingKey } from '../wording/catalogues.js';
import { useSay } from '../wording/wording.js';
import { BareLink } from './links.js';

interface Place {
  readonly to:
    | '/'
    | '/learners'
    | '/communities'
    | '/jobs'
    | '/transfers'
    | '/lphq/transfers'
    | '/settings/team'
    | '/settings/organisation'
    | '/programme'
    | '/programmes'
    | '/agencies'
    | '/approvals'
    | '/lphq/team';
  readonly words: WordingKey;
  readonly icon: Icon;
  /** Absent: for everybody who is signed in. */
  readonly needs?: Act;
}

const PLACES: readonly Place[] = [
  { to: '/', words: 'portal.home.title', icon: IconHome },
  { to: '/learners', words: 'portal.learners.title', icon: IconUsers, needs: 'see-people' },
  { to: '/communities', words: 'portal.communities.title', icon: IconBuildingCommunity, needs: 'see-people' },
  { to: '/jobs', words: 'portal.jobs.title', icon: IconListCheck, needs: 'see-people' },
  { to: '/programme', words: 'portal.programme.title', icon: IconBook, needs: 'see-people' },
  { to: '/programmes', words: 'portal.programme.editions', icon: IconBook, needs: 'see-agencies' },
  {
    to: '/transfers',
    words: 'portal.transfers.title',
    icon: IconArrowsLeftRight,
    needs: 'transfer-learners',
  },
  { to: '/agencies', words: 'portal.agencies.title', icon: IconBuildingBank, needs: 'see-agencies' },
  {
    to: '/lphq/transfers',
    words: 'portal.transfers.title',
    icon: IconArrowsLeftRight,
    needs: 'see-agencies',
  },
  { to: '/approvals', words: 'portal.approvals.title', icon: IconChecklist, needs: 'see-agencies' },
  { to: '/lphq/team', words: 'portal.team.title', icon: IconUsersGroup, needs: 'see-agencies' },
  { to: '/settings/team', words: 'portal.team.title', icon: IconUsersGroup, needs: 'manage-team' },
  {
    to: '/settings/organisation',
    words: 'portal.organisation.title',
    icon: IconSettings,
    needs: 'manage-organisation',
  },
];

/** The places of this reader's role. */
export function Navigation({ onGo }: { onGo?(): void }) {
  const say = useSay();
  const may = useMay();
  const places = PLACES.filter(({ needs }) => needs === undefined || may(needs));
  return (
    <nav aria-label={say('portal.navigation')} className="navigation">
      <ul>
        {places.map(({ to, words, icon: Icon }) => (
          <li key={to}>
            <BareLink
              to={to}
              className="place"
              activeOptions={{ exact: to === '/' }}
              activeProps={{ 'aria-current': 'page' }}
              onClick={() => onGo?.()}
            >
              <Icon size={20} aria-hidden="true" />
              {say(words)}
            </BareLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
