import { WORKER } from './trusted-addresses.js';

/** Has the page kept on this device, for when there is no network. Where a browser cannot, the page works online. */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register(WORKER, { scope: '/my' }).catch(() => undefined);
}

/** Takes the page off the device again. */
export async function forgetPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const kept = await navigator.serviceWorker.getRegistrations().catch(() => []);
  await Promise.all(kept.map((registration) => registration.unregister()));
  const shelves = await caches.keys().catch(() => []);
  await Promise.all(shelves.map((shelf) => caches.delete(shelf)));
}
