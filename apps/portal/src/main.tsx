import './trusted-types.js';
import './forms/without-eval.js';
import './styles/portal.css';

import { createRoot } from 'react-dom/client';

import { App } from './app.js';
import { router } from './routes.js';
import { currentSession } from './sign-in/session.js';
import { catalogueOf } from './wording/catalogues.js';
import { firstLanguage } from './wording/wording.js';

const root = document.getElementById('portal');
if (root === null) throw new Error('index.html has no #portal to draw into');

// The words, the session and the screen are fetched side by side; the tree asks for each again where it needs it.
const opening = currentSession();
void catalogueOf(firstLanguage());
void router.load();
createRoot(root).render(<App opening={opening} />);
