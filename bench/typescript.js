import { registerTypeScript } from '../test/harness/ts-loader.js';

/** For `node --import`: the bench is TypeScript that is run as it stands; the apps it measures are the built ones. */
registerTypeScript();
