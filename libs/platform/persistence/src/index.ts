export { type Database, type PoolName, openDatabase } from './database.js';
export { type ReadUnit, type Unit, type WriteUnit, markJournalled, unitInAgency } from './unit.js';
export { catalogueLints, type LintFinding } from './catalogue-lints.js';
export { UnitsOfWork } from './units-of-work.js';
export { query, rows } from './store-access.js';
export { constraintOf } from './constraint.js';
export { afterCursor, type Cursor, type Page, type PageRequest, pageOf } from './keyset.js';
export { listen } from './listen.js';
export { isDatabaseAway } from './lost-connection.js';
export { withClient } from './with-client.js';
export { makeFile } from './new-file.js';
export {
  type LoginPasswords,
  bootstrapRoles,
  connectionString,
  poolUrls,
  readLoginPasswords,
  readPassword,
} from './logins.js';
export { migrate } from './migrate.js';
