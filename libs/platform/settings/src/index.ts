export { databaseAddress } from './database-address.js';
export { type Need, readSettings, SettingsRefused, type Settings } from './settings.js';
export { describeSettings } from './describe.js';
