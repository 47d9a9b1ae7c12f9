import type { Badge } from '../learner/learner.js';
import { Facts } from '../shell/facts.js';
import { minuteOf } from '../wording/days.js';
import { Day, Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';

/** The words of an end, by the state that it leads to. */
const ENDED = { WITHDRAWN: 'withdrawn', UNDONE: 'undone' } as const;

/** The emblem with whose choice it was; the neutral one that nobody chose is nobody's. */
function Emblem({ badge: { emblem: chosen, emblemChosenAt } }: { readonly badge: Badge }) {
  const say = useSay();
  const emblem = say(`portal.emblem.${chosen}`);
  if (emblemChosenAt !== null)
    return say('portal.badges.emblem-by-holder', { emblem, day: minuteOf(emblemChosenAt).slice(0, 10) });
  return chosen === 'NEUTRAL' ? emblem : say('portal.badges.emblem-by-agency', { emblem });
}

/** What a badge states, and what became of it when. */
export function BadgeFacts({ badge }: { readonly badge: Badge }) {
  const say = useSay();
  const { publicName, validFrom, validUntil, issuedAt, revokedAt, revocationReason } = badge;
  const { kind, suspendedAt, suspensionReason } = badge;
  const ended = badge.state === 'WITHDRAWN' || badge.state === 'UNDONE' ? ENDED[badge.state] : 'revoked';
  const shown = publicName === null ? say('portal.badges.no-name') : <bdi>{publicName}</bdi>;
  return (
    <Facts
      facts={[
        { name: say('portal.badges.kind'), value: say(`portal.badge-kind.${kind}`) },
        { name: say('portal.badges.public-name'), value: shown },
        { name: say('portal.badges.emblem'), value: <Emblem badge={badge} /> },
        { name: say('portal.badges.valid-from'), value: <Moment at={validFrom} /> },
        { name: say('portal.badges.valid-until'), value: <Day on={validUntil} /> },
        { name: say('portal.badges.issued-at'), value: issuedAt && <Moment at={issuedAt} /> },
        { name: say('portal.badges.suspended-at'), value: suspendedAt && <Moment at={suspendedAt} /> },
        {
          name: say('portal.badges.suspension-reason'),
          value: suspensionReason && say(`portal.suspension.${suspensionReason}`),
        },
        { name: say(`portal.badges.${ended}-at`), value: revokedAt && <Moment at={revokedAt} /> },
        {
          name: say('portal.badges.reason'),
          value:
            badge.state === 'REVOKED' && revocationReason ? say(`portal.reason.${revocationReason}`) : null,
        },
      ]}
    />
  );
}
