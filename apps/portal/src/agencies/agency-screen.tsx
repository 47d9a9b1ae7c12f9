import { Page } from '../shell/page.js';
import { Waiting } from '../shell/states.js';
import { useSay } from '../wording/wording.js';

export function AgencyScreen() {
  const say = useSay();
  return (
    <Page title={say('portal.agencies.title')}>
      <Waiting />
    </Page>
  );
}
