import { RouterProvider } from '@tanstack/react-router';

import { Look } from './look/look.js';
import { router } from './routes.js';
import { Announcements } from './shell/announcement.js';
import type { SessionAnswer } from './sign-in/session.js';
import { SessionProvider } from './sign-in/session-provider.js';
import { Wording } from './wording/wording.js';

/** `opening`: whose session this browser holds. */
export function App({ opening }: { readonly opening: Promise<SessionAnswer> }) {
  return (
    <Look>
      <Wording>
        <Announcements>
          <SessionProvider opening={opening}>
            <RouterProvider router={router} />
          </SessionProvider>
        </Announcements>
      </Wording>
    </Look>
  );
}
