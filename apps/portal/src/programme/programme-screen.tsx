import { useAsk } from '../graphql/use-ask.js';
import { Page } from '../shell/page.js';
import { Asked } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { currentProgrammeQuery } from './programme.graphql.js';
import { VersionFile } from './version-file.js';

/** The edition in which new learners are enrolled: what it teaches and what it asks for. */
export function ProgrammeScreen() {
  const say = useSay();
  const asking = useAsk(currentProgrammeQuery, {});
  return (
    <Page title={say('portal.programme.title')} about={say('portal.programme.about')}>
      <Asked asking={asking} lines={8}>
        {({ programme }) => <VersionFile id={programme.id} />}
      </Asked>
    </Page>
  );
}
