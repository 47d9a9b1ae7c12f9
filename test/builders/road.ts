import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** The network between a process and the database, for a test to break. */
export interface Road {
  /** The address of the database by this road. */
  readonly url: string;
  open(): Promise<void>;
  /** Nobody gets in, and every connection breaks, as when a server goes down. */
  close(): void;
  /** What is on the road is lost and no end is told, as when a cable is pulled; later connections get through. */
  swallow(): void;
}

export async function aRoadTo(destination: string): Promise<Road> {
  const target = new URL(destination);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    near.pipe(far).pipe(near);
    for (const end of [near, far]) {
      sockets.add(end);
      end.on('error', () => end.destroy());
    }
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  const port = await listening(server, 0);
  const url = new URL(destination);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    open: async () => {
      await listening(server, port);
    },
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
    swallow: () => {
      for (const socket of sockets) socket.unpipe().resume();
    },
  };
}

async function listening(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
