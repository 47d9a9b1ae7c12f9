import './trusted-addresses.js';
import '../my-badge/my-badge.css';
import './my.css';

import { languageOf } from '../my-badge/words.js';
import { rememberedLanguage } from '../wording/remembered-language.js';
import { Stage } from './stage.js';

const main = document.getElementById('my');
if (main === null) throw new Error('my.html has no place to draw into');
const asked = new URLSearchParams(location.search).has('lang') ? null : rememberedLanguage();
new Stage(main, asked ?? languageOf(location.search, navigator.language)).start();
