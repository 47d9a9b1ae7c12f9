import { useAsk } from '../graphql/use-ask.js';
import { ButtonLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Asked } from '../shell/states.js';
import { useMay } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';
import { currentProgrammeQuery } from './programme.graphql.js';
import { VersionFile } from './version-file.js';

/** The edition in which new learners are enrolled: what it teaches and what it asks for. */
export function ProgrammeScreen() {
  const say = useSay();
  const may = useMay();
  const asking = useAsk(currentProgrammeQuery, {});
  return (
    <Page
      title={say('portal.programme.title')}
      about={say('portal.programme.about')}
      actions={
        may('move-editions') ? (
          <ButtonLink to="/programme/moving" variant="default">
            {say('portal.programme.moving-link')}
          </ButtonLink>
        ) : undefined
      }
    >
      <Asked asking={asking} lines={8}>
        {({ programme }) => <VersionFile id={programme.id} />}
      </Asked>
    </Page>
  );
}
