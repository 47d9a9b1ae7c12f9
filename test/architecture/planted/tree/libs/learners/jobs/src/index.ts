export { inside } from './inside.js';
