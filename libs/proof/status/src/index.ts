/** Status: which credentials were taken back, as published lists of bits. */
export { type Bits, bitsOf, isSet, sameBits } from './bits.js';
export { positionOf } from './position.js';
export { prepareStatusList } from './prepare-status-list.js';
export { PreparedStatusList } from './prepared-status-list.js';
export { publishedStatusList } from './published-status-list.js';
export { readStatusListClaims, type StatusList, type StatusListFacts } from './status-list.js';
