import { tourIn } from './tour-in.js';

tourIn('en-CA');
