import { capitalLink, type Code, fullLink, parseCode, parseLink, shortLink } from '#proof/compact';

/** A badge that can be shown: what the symbol holds, and the page that a scan of it opens. */
export interface Card {
  readonly kind: 'card';
  readonly code: Code;
  readonly symbol: string;
  readonly page: string;
}

/** Why nothing can be shown: no text, a slip of the finger, another site's address, or neither a code nor a link. */
export type Unreadable = { readonly kind: 'empty' | 'mistyped' | 'foreign' | 'malformed' };

/**
 * Reads what stands on a card: the code as people type it, or a link as it is copied. A link with its proof is shown
 * with it, so that it can be checked where there is no network; any other is shown in capitals, in fewer modules.
 * `origin` is where our badges are verified; an address elsewhere is never shown.
 */
export function readCard(typed: string, origin: string): Card | Unreadable {
  const text = typed.trim();
  if (text === '') return { kind: 'empty' };
  const typedCode = parseCode(text);
  if (typedCode.kind === 'code') return cardOf(typedCode.code, capitalLink(origin, typedCode.code), origin);
  if (typedCode.kind === 'mistyped') return typedCode;

  const link = parseLink(text, origin);
  switch (link.kind) {
    case 'short':
      return cardOf(link.code, capitalLink(origin, link.code), origin);
    case 'full':
      return cardOf(link.code, fullLink(origin, link.code, link.proofText), origin);
    case 'proof':
      return { kind: 'malformed' };
    default:
      return link;
  }
}

function cardOf(code: Code, symbol: string, origin: string): Card {
  return { kind: 'card', code, symbol, page: shortLink(origin, code) };
}
