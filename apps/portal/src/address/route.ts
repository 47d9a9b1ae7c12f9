/** What the address bar holds. Everything a reload or the back button must restore lies in here. */
export type Route =
  | { readonly kind: 'home' }
  | { readonly kind: 'communities' }
  | { readonly kind: 'new-community' }
  | { readonly kind: 'learners'; readonly communityId: string | null }
  | { readonly kind: 'new-learner'; readonly communityId: string | null }
  | { readonly kind: 'learner'; readonly learnerId: string }
  | { readonly kind: 'agencies' }
  | { readonly kind: 'new-agency' }
  | { readonly kind: 'unknown' };

const PLAIN = {
  '/': 'home',
  '/communities': 'communities',
  '/communities/new': 'new-community',
  '/agencies': 'agencies',
  '/agencies/new': 'new-agency',
} as const;

/** Reads an address (path and query). Anything it does not know is 'unknown', never a guess. */
export function routeOf(address: string): Route {
  const url = new URL(address, 'http://portal');
  const path = url.pathname.replace(/(?<=.)\/$/, '');
  if (Object.hasOwn(PLAIN, path)) return { kind: PLAIN[path as keyof typeof PLAIN] };

  const communityId = url.searchParams.get('community');
  if (path === '/learners') return { kind: 'learners', communityId };
  if (path === '/learners/new') return { kind: 'new-learner', communityId };

  const learner = /^\/learners\/([^/]+)$/.exec(path)?.[1];
  return learner === undefined ? { kind: 'unknown' } : learnerRoute(learner);
}

function learnerRoute(segment: string): Route {
  try {
    return { kind: 'learner', learnerId: decodeURIComponent(segment) };
  } catch {
    return { kind: 'unknown' }; // a broken % escape
  }
}

export function addressOf(route: Route): string {
  switch (route.kind) {
    case 'home':
    case 'unknown':
      return '/';
    case 'communities':
      return '/communities';
    case 'new-community':
      return '/communities/new';
    case 'learners':
      return `/learners${communityQuery(route.communityId)}`;
    case 'new-learner':
      return `/learners/new${communityQuery(route.communityId)}`;
    case 'learner':
      return `/learners/${encodeURIComponent(route.learnerId)}`;
    case 'agencies':
      return '/agencies';
    case 'new-agency':
      return '/agencies/new';
  }
}

function communityQuery(communityId: string | null): string {
  return communityId === null ? '' : `?community=${encodeURIComponent(communityId)}`;
}
