/** Link ↔ symbol. */
export { qrPng } from './png.js';
export { qrSvg } from './svg.js';
export { type QrLevel, qrLevelFor } from './symbol.js';
