export { databaseAddress } from './database-address.js';
export { isOnThisMachine, type Sender } from './mail-settings.js';
export { type Need, readSettings, SettingsRefused, type Settings } from './settings.js';
export { describeSettings } from './describe.js';
