export { readSettings, SettingsRefused, type Settings } from './settings.js';
export { describeSettings } from './describe.js';
