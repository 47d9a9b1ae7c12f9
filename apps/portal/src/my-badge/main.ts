import './my-badge.css';

import { drawPage } from './page.js';
import { languageOf } from './words.js';

const main = document.getElementById('my-badge');
const origin = document.querySelector<HTMLMetaElement>('meta[name="verify-origin"]')?.content;
if (main === null || origin === undefined) throw new Error('learner.html has no place to draw into');
drawPage(main, origin, languageOf(location.search, navigator.language));
