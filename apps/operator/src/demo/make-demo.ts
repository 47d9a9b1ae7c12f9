import { systemClock } from '#platform/clock';
import { composeIdentity } from '#platform/identity';
import { Journal } from '#platform/journal';
import { CreateOperatingKey, MasterKeys, PublishKeyList, readMasterKey } from '#proof/signing';

import type { OperatorContext } from '../operator-context.js';
import { makeDemoKeyFiles, readDemoRoot } from './demo-keys.js';
import { openRooms } from './rooms.js';
import { DemoSeed } from './seed-demo.js';

/** Makes sure of the demo's keys and, in an empty system, of its data. Says whether there was something to fill. */
export async function makeDemo(context: OperatorContext): Promise<boolean> {
  const { settings } = context;
  await makeDemoKeyFiles(settings);
  const units = await context.units();
  const bytes = await readMasterKey(settings.masterKeyFile, { sampleRefused: true, production: false });
  const room = { verifyOrigin: settings.verifyOrigin, masterKeys: new MasterKeys([{ version: 1, bytes }]) };
  const rooms = await openRooms(units, systemClock, room);
  const worker = { kind: 'worker', agencyId: null, requestId: 'operator' } as const;
  await rooms
    .get(CreateOperatingKey)
    .run(worker, { rootPrivateJwk: await readDemoRoot(settings), origin: settings.verifyOrigin });
  const identity = composeIdentity(units, new Journal(systemClock), systemClock);
  const seed = new DemoSeed(units, identity, systemClock, room);
  const isWanted = await seed.isWanted();
  if (isWanted) await seed.run();
  await rooms.get(PublishKeyList).run(worker, { origin: settings.verifyOrigin });
  await rooms.close();
  return isWanted;
}
