import './team.css';

import { useIntl } from 'react-intl';

import { useSay } from '../wording/wording.js';
import type { Role } from './team.js';

/** What somebody is, as people say it: “Manager and assessor”. */
export function RoleWords({ roles }: { readonly roles: readonly Role[] }) {
  const say = useSay();
  const intl = useIntl();
  return (
    <span className="role-words">{intl.formatList(roles.map((role) => say(`portal.role.${role}`)))}</span>
  );
}
