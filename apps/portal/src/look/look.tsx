import { MantineProvider } from '@mantine/core';
import { setNonce } from 'get-nonce';
import type { ReactNode } from 'react';

import { theme, variables } from './theme.js';

/**
 * The number that lets this page's own style tags pass its Content-Security-Policy (reliability 3h). The kit asks for
 * it in two places: its provider, and the lock on scrolling behind a dialog.
 */
function pageNonce(): string {
  return document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

setNonce(pageNonce());

/** Dresses everything below in the portal's look, light or dark as the device says. */
export function Look({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={pageNonce}
    >
      {children}
    </MantineProvider>
  );
}
