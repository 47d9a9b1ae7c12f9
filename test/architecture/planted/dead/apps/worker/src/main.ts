import { asked } from './acts.js';

asked();
