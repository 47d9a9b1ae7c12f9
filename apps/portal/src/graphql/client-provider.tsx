import { createContext, type ReactNode, useContext } from 'react';

import type { GraphqlClient } from './client.js';

const ClientContext = createContext<GraphqlClient | null>(null);

interface ClientProviderProps {
  readonly client: GraphqlClient;
  readonly children: ReactNode;
}

export function ClientProvider({ client, children }: ClientProviderProps) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

export function useClient(): GraphqlClient {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('useClient is called outside <ClientProvider>');
  return client;
}
