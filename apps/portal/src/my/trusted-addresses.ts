/** The little of the Trusted Types API that is asked for; TypeScript's DOM does not know it. */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL: (text: string) => string | null }): unknown;
}

/** The page's own helper, which keeps the page for when there is no network. */
export const WORKER = '/my-worker.js';

/**
 * The one policy that the page allows, to be imported before anything else: of all text, the address of our own worker
 * may become a script. Markup and scripts made of text are refused wherever they come from.
 */
(globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('default', {
  createScriptURL: (text) => (text === WORKER ? text : null),
});
