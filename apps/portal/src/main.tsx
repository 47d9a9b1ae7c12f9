import './trusted-types.js';
import './forms/without-eval.js';
import './styles/portal.css';

import { createRoot } from 'react-dom/client';

import { App } from './app.js';

const root = document.getElementById('portal');
if (root === null) throw new Error('index.html has no #portal to draw into');
createRoot(root).render(<App />);
