export { type Locale, LOCALES, localeOf } from './locale.js';
export { type MessageValues, say } from './say.js';
