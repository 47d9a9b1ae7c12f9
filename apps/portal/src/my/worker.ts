/** What of a service worker is used here; TypeScript's DOM does not know it. */
interface Lifetime extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', listener: (event: Lifetime) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}

const worker = globalThis as unknown as Worker;
const SHELF = 'my';
const PAGE = '/my';
/** How long the network is waited for before the kept page is shown: a weak signal is worse than none. */
const PATIENCE_MS = 4_000;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    fetch(PAGE, { cache: 'no-store' })
      .then(keep)
      .then(() => worker.skipWaiting()),
  );
});
worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim());
});

/**
 * The page from the network, and from the shelf where that does not answer; the files that it names from the shelf.
 * Everything else, and above all whatever speaks of a badge, goes to the network as if nobody stood between.
 */
worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin) return;
  if (event.request.mode === 'navigate' && pathname === PAGE) event.respondWith(page());
  else if (pathname.startsWith('/assets/') || pathname === '/favicon.svg')
    event.respondWith(file(event.request));
});

async function page(): Promise<Response> {
  try {
    const fresh = await fetch(PAGE, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!fresh.ok) return await keptPage();
    await keep(fresh.clone());
    return fresh;
  } catch {
    return keptPage();
  }
}

/** What is kept goes out with a nonce of its own each time, as the server's would. */
async function keptPage(): Promise<Response> {
  const kept = await (await caches.open(SHELF)).match(PAGE);
  if (kept === undefined) return Response.error();
  const policy = kept.headers.get('content-security-policy') ?? "default-src 'none'";
  const old = /'nonce-([\w-]+)'/.exec(policy)?.[1];
  if (old === undefined) return Response.error();
  const nonce = crypto.randomUUID();
  const headers = new Headers(kept.headers);
  headers.set('content-security-policy', policy.replaceAll(old, nonce));
  return new Response((await kept.text()).replaceAll(old, nonce), { headers });
}

async function file(request: Request): Promise<Response> {
  const kept = await (await caches.open(SHELF)).match(request.url);
  return kept ?? fetch(request);
}

/** Puts the page on the shelf with every file that it names, and takes away the files of earlier pages. */
async function keep(answer: Response): Promise<void> {
  if (!answer.ok || answer.redirected) throw new Error('There is no page to keep.');
  const shelf = await caches.open(SHELF);
  const text = await answer.clone().text();
  const named = [...text.matchAll(/(?:src|href)="(\/[^"?#]+\.\w+)"/g)].map(([, address]) => String(address));
  const wanted = named.map((address) => new URL(address, location.origin).href);
  const held = (await shelf.keys()).map(({ url }) => url);
  await shelf.addAll(wanted.filter((url) => !held.includes(url)));
  await shelf.put(PAGE, answer);
  const page = new URL(PAGE, location.origin).href;
  await Promise.all(
    held.filter((url) => url !== page && !wanted.includes(url)).map((url) => shelf.delete(url)),
  );
}
