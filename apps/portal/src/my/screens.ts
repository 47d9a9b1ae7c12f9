import type { App } from './app.js';
import { badgesScreen } from './badges.js';
import { claimScreen } from './claim.js';
import { deviceScreen } from './device.js';
import { emblemScreen } from './emblem.js';
import { handInScreen } from './hand-in.js';
import { moduleScreen } from './module.js';
import { modulesScreen } from './modules.js';
import { progressScreen } from './progress.js';
import type { Standing } from './session.js';
import { signInScreen } from './sign-in.js';
import { waysScreen } from './ways.js';
import { welcomeScreen } from './welcome.js';

type Draw = (app: App, ...rest: readonly string[]) => Node[] | Promise<Node[]>;

/** For anybody, signed in or not. */
const OPEN: Readonly<Record<string, Draw>> = {
  claim: (app, code = '') => claimScreen(app, code),
  'sign-in': (app) => signInScreen(app),
};

/** For who is signed in on this device, and for whoever the network leaves alone with what the device keeps. */
const OWN: Readonly<Record<string, Draw>> = {
  badges: (app) => badgesScreen(app),
  progress: (app) => progressScreen(app),
  modules: (app, record = '') => modulesScreen(app, record),
  module: (app, record = '', code = '') => moduleScreen(app, record, code),
  'hand-in': (app, record = '', number = '') => handInScreen(app, record, Number(number)),
  device: (app) => deviceScreen(app),
  emblem: (app, badge = '') => emblemScreen(app, badge),
  ways: (app) => waysScreen(app),
};

/** The screen of an address `#name/more`. Who is not signed in is welcomed; an unknown one is the badges. */
export async function screenOf(app: App, standing: Standing, hash: string): Promise<Node[]> {
  const [name = '', ...rest] = hash.slice(1).split('/').map(decode);
  const draw = OPEN[name] ?? (standing.kind === 'out' ? welcomeScreen : (OWN[name] ?? badgesScreen));
  return draw(app, ...rest);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // an address cut short
  }
}
