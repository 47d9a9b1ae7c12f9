/** Link ↔ symbol. */
export { qrSvg } from './svg.js';
export { type QrLevel, qrLevelFor, qrPng, qrVersion } from './symbol.js';
