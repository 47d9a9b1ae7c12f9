import { RouterProvider } from '@tanstack/react-router';

import { Look } from './look/look.js';
import { router } from './routes.js';
import { Announcements } from './shell/announcement.js';
import { SessionProvider } from './sign-in/session-provider.js';
import { Wording } from './wording/wording.js';

export function App() {
  return (
    <Look>
      <Wording>
        <Announcements>
          <SessionProvider>
            <RouterProvider router={router} />
          </SessionProvider>
        </Announcements>
      </Wording>
    </Look>
  );
}
