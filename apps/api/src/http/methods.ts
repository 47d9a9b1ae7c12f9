/** What our doors are asked with, besides HEAD and OPTIONS. */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  '/graphql': ['GET', 'POST'],
  '/invitation': ['GET', 'POST'],
  '/invitation/accept': ['POST'],
  '/session': ['GET', 'POST', 'DELETE'],
  '/session/step-up': ['POST'],
  '/session/agency': ['POST'],
  '/session/extend': ['POST'],
  '/session/password': ['POST'],
  '/password-reset': ['POST'],
  '/password-reset/finish': ['POST'],
  '/organisation/logo': ['GET', 'PUT', 'DELETE'],
  '/learners.csv': ['GET'],
  '/my/claim': ['POST'],
  '/my/claim/open': ['POST'],
  '/my/sign-in/code': ['POST'],
  '/my/sign-in/code/check': ['POST'],
  '/my/sign-in/passkey': ['POST'],
  '/my/sign-in/passkey/options': ['POST'],
  '/my/session': ['GET', 'DELETE'],
  '/my/sessions': ['DELETE'],
  '/my/passkeys': ['POST'],
  '/my/passkeys/options': ['POST'],
  '/my/email': ['PUT'],
  '/my/email/check': ['POST'],
  '/my/evidence': ['PUT'],
  '/mail': ['GET'],
  '/healthz': ['GET'],
  '/readyz': ['GET'],
  '/version': ['GET'],
};
/** The same for doors whose address names one of many things. */
const METHODS_OF_MANY: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\/my\/passkeys\/[^/]+$/, ['DELETE']],
  [/^\/mail\/[^/]+(\/letter)?$/, ['GET']],
  [/^\/learners\/[^/]+\/badge-preview$/, ['GET']],
  [/^\/badges\/[^/]+\/scan-preview$/, ['GET']],
  [/^\/learners\/[^/]+\/evidence$/, ['PUT']],
  [/^\/learners\/[^/]+\/transcript$/, ['GET']],
  [/^\/evidence\/[^/]+$/, ['GET']],
  [/^\/backdatings\/[^/]+\/evidence$/, ['GET']],
];
const ANYWHERE = new Set(['HEAD', 'OPTIONS']);

/** The methods that a door of ours takes, where this is one and the method is not among them; else null. */
export function methodsInstead(url: string, method: string): string | null {
  const path = url.split('?')[0] ?? '';
  const methods = methodsOf(path);
  return methods === undefined || ANYWHERE.has(method) || methods.includes(method)
    ? null
    : methods.join(', ');
}

function methodsOf(path: string): readonly string[] | undefined {
  if (Object.hasOwn(METHODS, path)) return METHODS[path];
  return METHODS_OF_MANY.find(([pattern]) => pattern.test(path))?.[1];
}
