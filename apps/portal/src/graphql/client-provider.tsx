import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useState } from 'react';

import type { GraphqlClient } from './client.js';

const ClientContext = createContext<GraphqlClient | null>(null);

interface ClientProviderProps {
  readonly client: GraphqlClient;
  readonly children: ReactNode;
}

/** The way to the server, and what it has answered. Every look at a screen asks anew; meanwhile what is known stands there. */
export function ClientProvider({ client, children }: ClientProviderProps) {
  const [answers] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  return (
    <ClientContext value={client}>
      <QueryClientProvider client={answers}>{children}</QueryClientProvider>
    </ClientContext>
  );
}

export function useClient(): GraphqlClient {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('useClient is called outside <ClientProvider>');
  return client;
}
