import { useMay } from '../sign-in/session-provider.js';
import { AgencyHome } from './agency-home.js';
import { StaffHome } from './staff-home.js';

/** Where everybody begins: an agency's people with what waits for them, LPHQ with how its agencies stand. */
export function HomeScreen() {
  const may = useMay();
  return may('see-agencies') ? <StaffHome /> : <AgencyHome />;
}
