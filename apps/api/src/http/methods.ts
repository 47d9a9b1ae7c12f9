/** What our doors are asked with, besides HEAD and OPTIONS. */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  '/graphql': ['GET', 'POST'],
  '/session': ['GET', 'POST', 'DELETE'],
  '/session/step-up': ['POST'],
  '/healthz': ['GET'],
  '/readyz': ['GET'],
  '/version': ['GET'],
};
const ANYWHERE = new Set(['HEAD', 'OPTIONS']);

/** The methods that a door of ours takes, where this is one and the method is not among them; else null. */
export function methodsInstead(url: string, method: string): string | null {
  const path = url.split('?')[0] ?? '';
  const methods = Object.hasOwn(METHODS, path) ? METHODS[path] : undefined;
  return methods === undefined || ANYWHERE.has(method) || methods.includes(method)
    ? null
    : methods.join(', ');
}
