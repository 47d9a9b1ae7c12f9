import { useSay } from '../wording/wording.js';

export function Waiting() {
  const say = useSay();
  return (
    <p className="waiting" role="status">
      {say('portal.loading')}
    </p>
  );
}
