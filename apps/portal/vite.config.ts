import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { compressed } from './build/compressed.js';
import { dressed } from './build/dressed.js';
import { trustedDocuments } from './build/trusted-documents.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const api = 'http://localhost:3000';

/** The worker of `/my` keeps its name for ever: devices ask for it by that. */
function fileNameOf({ name }: { readonly name: string }): string {
  return name === 'my-worker' ? '[name].js' : 'assets/[name]-[hash].js';
}

/**
 * Builds the portal to dist/portal, and the manifest of its operations beside it. Nothing is inlined, and every tag
 * carries a placeholder that the api fills with the answer's own nonce. A default export because Vite reads nothing else.
 */
export default defineConfig({
  root: here,
  plugins: [
    trustedDocuments({ sources: `${here}src`, manifest: `${dist}portal-documents.json` }),
    react(),
    dressed(fileURLToPath(import.meta.resolve('@mantine/core/styles.css'))),
    compressed(`${dist}portal`),
  ],
  html: { cspNonce: 'CSP_NONCE' },
  build: {
    outDir: `${dist}portal`,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        portal: `${here}index.html`,
        learner: `${here}learner.html`,
        my: `${here}my.html`,
        'my-worker': `${here}src/my/worker.ts`,
      },
      output: { entryFileNames: fileNameOf },
    },
  },
  server: {
    proxy: Object.fromEntries(
      [
        '/graphql',
        '/session',
        '/my/',
        '/invitation/accept',
        '/password-reset',
        '/organisation',
        '/learners.csv',
      ].map((path) => [path, api]),
    ),
  },
});
