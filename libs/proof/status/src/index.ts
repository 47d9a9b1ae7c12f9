/** Status: active or taken back, as published lists of bits. */
export { PLACES, positionOf } from './position.js';
