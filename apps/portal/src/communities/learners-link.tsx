import { PlainLink } from '../shell/links.js';
import { useSay } from '../wording/wording.js';

interface LearnersLinkProps {
  readonly community: {
    readonly id: string;
    readonly name: string;
    readonly counts: { readonly learners: number; readonly validBadges: number };
  };
  readonly of: 'learners' | 'validBadges';
}

/** A number that leads to the list which it counts. */
export function LearnersLink({ community: { id, name, counts }, of }: LearnersLinkProps) {
  const say = useSay();
  const count = counts[of];
  if (count === 0) return <>0</>;
  const search = of === 'learners' ? { community: id } : { community: id, work: 'BADGE_VALID' as const };
  return (
    <PlainLink
      to="/learners"
      search={search}
      aria-label={say(`portal.communities.link-${of}`, { count, name })}
    >
      {count}
    </PlainLink>
  );
}
