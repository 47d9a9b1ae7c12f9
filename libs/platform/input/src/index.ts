export {
  type Because,
  type FieldProblem,
  ifGiven,
  isBlank,
  type Parsed,
  problem,
  type Problems,
  type Raw,
  read,
  together,
} from './parsed.js';
export { bytesOf } from './characters.js';
export { folded } from './folded.js';
export { NAME_BYTES_AT_MOST, readName } from './name.js';
export { readFreeText } from './free-text.js';
export { readEmail, readPhone } from './contact.js';
export { isId, readChoice, readExternalId, readSlug } from './identifier.js';
export { readComingDay, readDay, readPastDay } from './day.js';
export { readHttpsLink } from './link.js';
