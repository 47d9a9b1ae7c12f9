import { tourIn } from './tour-in.js';

tourIn('fr-CA');
