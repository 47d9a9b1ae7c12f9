/** The little of the Trusted Types API that is asked for; TypeScript's DOM does not know it. */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { createHTML: (text: string) => string | null }): unknown;
}

/** Text that no parser can take for an element; null refuses it, and the browser throws at whoever tried. */
export function withoutMarkup(text: string): string | null {
  return text.includes('<') ? null : text;
}

/**
 * The one policy that the page allows (`trusted-types default`), to be imported before anything that draws. Mantine
 * writes its style sheets through `innerHTML`, which this lets pass; markup, scripts and script addresses made of
 * text are refused, wherever they come from.
 */
(globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('default', {
  createHTML: withoutMarkup,
});
