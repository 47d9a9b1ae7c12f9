import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { TeamRole } from './invitation.js';
import { separatedAmong } from './separations.js';
import { decideRoles, type HeldRole } from './team.js';

const ROLES: TeamRole[] = ['AGENCY_MANAGER', 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR'];
const heldRole = fc.record({ accountId: fc.constantFrom('a', 'b', 'c'), role: fc.constantFrom(...ROLES) });
const team = fc.uniqueArray(heldRole, { selector: ({ accountId, role }) => `${accountId} ${role}` });
const wanted = fc.subarray(ROLES);

function after(
  held: readonly HeldRole[],
  accountId: string,
  decision: ReturnType<typeof decideRoles>,
): HeldRole[] {
  if (decision.kind !== 'change') return [...held];
  const stay = held.filter((one) => one.accountId !== accountId || !decision.end.includes(one.role));
  return [...stay, ...decision.begin.map((role) => ({ accountId, role }))];
}

test('no change leaves a team that had a manager without one, and a change gives what was wanted', () => {
  fc.assert(
    fc.property(team, fc.constantFrom('a', 'b', 'c'), wanted, (held, accountId, roles) => {
      const decision = decideRoles(held, accountId, roles);
      const then = after(held, accountId, decision);
      const managers = (all: readonly HeldRole[]) =>
        all.filter(({ role }) => role === 'AGENCY_MANAGER').length;
      if (managers(held) > 0) expect(managers(then)).toBeGreaterThan(0);
      const own = then.filter((one) => one.accountId === accountId).map(({ role }) => role);
      if (decision.kind === 'change') expect(own.sort()).toEqual([...roles].sort());
    }),
  );
});

test('whoever holds nothing is unknown, whatever is wanted for them', () => {
  expect(decideRoles([{ accountId: 'a', role: 'AGENCY_MANAGER' }], 'b', ROLES)).toEqual({
    kind: 'member-unknown',
  });
});

test('an auditor is neither administrator nor manager on the same account', () => {
  expect(separatedAmong(['AGENCY_ASSESSOR', 'AGENCY_MANAGER', 'LPHQ_ADMINISTRATOR'])).toBeNull();
  expect(separatedAmong(['AGENCY_MANAGER', 'LPHQ_AUDITOR'])).toEqual(['LPHQ_AUDITOR', 'AGENCY_MANAGER']);
  expect(separatedAmong(['LPHQ_ADMINISTRATOR', 'LPHQ_AUDITOR'])).toEqual([
    'LPHQ_AUDITOR',
    'LPHQ_ADMINISTRATOR',
  ]);
  expect(separatedAmong(['a', 'b'], [['b', 'a']])).toEqual(['b', 'a']);
});
