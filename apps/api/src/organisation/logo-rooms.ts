import type { INestApplicationContext } from '@nestjs/common';

import { KeepLogo, LogoStore } from '#authority/agencies';
import { SessionOf } from '#platform/identity';
import { UnitsOfWork } from '#platform/persistence';

import type { LogoRooms } from './logo-door.js';
import { LogoImages } from './logo-image.js';

/** The rooms behind a door that Nest does not keep. */
export function logoRoomsOf(app: INestApplicationContext): LogoRooms {
  return {
    sessionOf: app.get(SessionOf),
    units: app.get(UnitsOfWork),
    logos: app.get(LogoStore),
    keepLogo: app.get(KeepLogo),
    images: new LogoImages(),
  };
}
