import { systemClock } from '#platform/clock';
import { composeIdentity } from '#platform/identity';
import { Journal } from '#platform/journal';
import { CreateOperatingKey, MasterKeys, PublishKeyList, readMasterKey } from '#proof/signing';

import type { OperatorContext } from '../operator-context.js';
import { openRooms, within } from '../rooms.js';
import { makeDemoKeyFiles, readDemoRoot } from './demo-keys.js';
import { DemoSeed } from './seed-demo.js';

const WORKER = { kind: 'worker', agencyId: null, requestId: 'operator' } as const;

/** Makes sure of the demo's keys and, in an empty system, of its data. Says whether there was something to fill. */
export async function makeDemo(context: OperatorContext): Promise<boolean> {
  const { settings } = context;
  await makeDemoKeyFiles(settings);
  const units = await context.units();
  const bytes = await readMasterKey(settings.masterKeyFile, { sampleRefused: true, production: false });
  const room = { verifyOrigin: settings.verifyOrigin, masterKeys: new MasterKeys([{ version: 1, bytes }]) };
  return within(openRooms(units, systemClock, room), async (rooms) => {
    const rootPrivateJwk = await readDemoRoot(settings);
    await rooms.get(CreateOperatingKey).run(WORKER, { rootPrivateJwk, origin: settings.verifyOrigin });
    const identity = composeIdentity(units, new Journal(systemClock), systemClock);
    const seed = new DemoSeed(units, identity, systemClock, room);
    const isWanted = await seed.isWanted();
    if (isWanted) await seed.run();
    await rooms.get(PublishKeyList).run(WORKER, { origin: settings.verifyOrigin });
    return isWanted;
  });
}
