import type { CDPSession } from 'playwright-core';

import type { Device } from './device.js';

/** A phone whose lock says yes. */
export async function withPasskeys(device: Device): Promise<CDPSession> {
  const session = await device.context.newCDPSession(device.page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return session;
}
