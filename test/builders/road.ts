import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** The network between a process and the database, for a test to break. */
export interface Road {
  /** The address of the database by this road. */
  readonly url: string;
  open(): Promise<void>;
  /** Nobody gets in, and every connection breaks, as when a server goes down. */
  close(): void;
  /** What is on the road is lost and no end is told, as when a cable is pulled; later connections get through. */
  swallow(): void;
  /**
   * Breaks the connection that next carries this text: before the text arrives, or after the database has answered
   * it and before anybody hears the answer. Once.
   */
  breakAt(text: string, when: 'before it arrives' | 'after its answer'): void;
}

interface Break {
  readonly text: string;
  readonly when: Parameters<Road['breakAt']>[1];
}

export async function aRoadTo(destination: string): Promise<Road> {
  const target = new URL(destination);
  const sockets = new Set<Socket>();
  let ordered: Break | null = null;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    const gate = new Transform({
      transform(chunk: Buffer, _encoding, pass) {
        const due = ordered !== null && chunk.includes(ordered.text) ? ordered : null;
        if (due !== null) ordered = null;
        if (due?.when === 'before it arrives') near.destroy();
        else pass(null, chunk);
        if (due?.when === 'after its answer')
          far
            .unpipe(near)
            .once('data', () => near.destroy())
            .resume();
      },
    });
    near.pipe(gate).pipe(far).pipe(near);
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
    breakAt: (text, when) => {
      ordered = { text, when };
    },
  };
}

async function listening(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
