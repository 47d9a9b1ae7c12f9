import { connect, createServer, type Server, type Socket } from 'node:net';

/** What went over the wire to PostgreSQL since the last `restart`. */
export interface Traffic {
  /** The text of every statement, in the order in which they were sent. */
  readonly statements: readonly string[];
  /** How often somebody waited for an answer before saying more. */
  readonly roundTrips: number;
}

/**
 * A road to PostgreSQL on which everything that passes is counted: it sees what an app in a process of its own really
 * sends, whatever its libraries promise. Not for timing: the detour costs.
 */
export class Wire {
  private statements: string[] = [];
  private roundTrips = 0;

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {
    server.on('connection', (socket) => this.join(socket));
  }

  static async to(databaseUrl: string): Promise<Wire> {
    const server = createServer();
    const wire = new Wire(server, new URL(databaseUrl));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  /** The database by this road. */
  get url(): string {
    const address = this.server.address();
    const url = new URL(this.target);
    if (typeof address === 'object' && address !== null) url.port = String(address.port);
    return url.href;
  }

  restart(): void {
    [this.statements, this.roundTrips] = [[], 0];
  }

  traffic(): Traffic {
    return { statements: [...this.statements], roundTrips: this.roundTrips };
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket): void {
    const server = connect({ port: Number(this.target.port), host: this.target.hostname, noDelay: true });
    const reader = new MessageReader((type, body) => this.heard(type, body));
    let isAnswered = true;
    client.on('data', (bytes: Buffer) => {
      if (isAnswered) this.roundTrips += 1;
      isAnswered = false;
      reader.take(bytes);
      server.write(bytes);
    });
    server.on('data', (bytes: Buffer) => {
      isAnswered = true;
      client.write(bytes);
    });
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const)
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
  }

  /** A simple query holds its text first; of the extended ones, each execution brings its parse before. */
  private heard(type: string, body: Buffer): void {
    if (type === 'Q') this.statements.push(body.toString('utf8', 0, body.indexOf(0)));
    if (type === 'P') {
      const text = body.indexOf(0) + 1;
      this.statements.push(body.toString('utf8', text, body.indexOf(0, text)));
    }
  }
}

/** Cuts what a client sends into messages: the first has no type, every other a letter and its length. */
class MessageReader {
  private rest: Buffer = Buffer.alloc(0);
  private hasBegun = false;

  constructor(private readonly onMessage: (type: string, body: Buffer) => void) {}

  take(bytes: Buffer): void {
    this.rest = Buffer.concat([this.rest, bytes]);
    for (;;) {
      const head = this.hasBegun ? 1 : 0;
      if (this.rest.length < head + 4) return;
      const end = head + this.rest.readInt32BE(head);
      if (this.rest.length < end) return;
      if (this.hasBegun) this.onMessage(this.rest.toString('latin1', 0, 1), this.rest.subarray(5, end));
      this.hasBegun = true;
      this.rest = this.rest.subarray(end);
    }
  }
}
