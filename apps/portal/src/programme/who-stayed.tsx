import { PlainLink } from '../shell/links.js';
import { Section } from '../shell/section.js';
import { useSay } from '../wording/wording.js';

/** What became of those who were to be moved. */
export interface Moved {
  readonly to: string;
  readonly moved: number;
  readonly stayed: readonly { readonly id: string; readonly displayName: string; readonly because: string }[];
}

/** How many were moved, and each who was not, with the reason. */
export function WhoStayed({ moved: { to, moved, stayed } }: { readonly moved: Moved }) {
  const say = useSay();
  return (
    <Section title={say('portal.programme.moved-title')}>
      <p>{say('portal.programme.moved-done', { count: moved, stayed: stayed.length, to })}</p>
      {stayed.length === 0 ? null : (
        <ul>
          {stayed.map(({ id, displayName, because }) => (
            <li key={id}>
              <PlainLink to="/learners/$learnerId" params={{ learnerId: id }}>
                <bdi>{displayName}</bdi>
              </PlainLink>
              {': '}
              {because}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
