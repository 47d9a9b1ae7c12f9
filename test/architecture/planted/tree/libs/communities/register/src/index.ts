export { inside } from './inside.js';
export { hop } from './hop.js';
