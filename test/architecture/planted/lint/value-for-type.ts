// planted: @typescript-eslint/consistent-type-imports
import { Clock } from '#platform/clock';

export function planted(clock: Clock): string {
  return clock.today();
}
