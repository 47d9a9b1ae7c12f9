import { connect, type Socket } from 'node:net';

/** One request, byte for byte as it is sent. */
export type RawRequest = Buffer;

interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

export interface LoadPlan {
  readonly port: number;
  readonly connections: number;
  /** The n-th request of the run, from 0. */
  readonly request: (n: number) => RawRequest;
  /** How many requests there are in all, or how long they go on. */
  readonly until: { readonly requests: number } | { readonly milliseconds: number };
  /** What an answer must be; all else is an error. */
  readonly isRight: (answer: Answer) => boolean;
}

export interface LoadReport {
  readonly perSecond: number;
  /** Milliseconds of each right answer. */
  readonly latencies: readonly number[];
  /** Wrong answers, and connections that were refused or lost. */
  readonly errors: number;
}

export function rawRequest(line: string, headers: Readonly<Record<string, string>>, body = ''): RawRequest {
  const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries({ ...headers, ...length }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${line} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

/**
 * Every connection sends its next request when it has the answer to the last. Written on bare sockets: on two cores
 * a client that parses everything would be what is measured.
 */
export async function load(plan: LoadPlan): Promise<LoadReport> {
  const run = new Run(plan);
  const from = performance.now();
  await Promise.all(Array.from({ length: plan.connections }, () => run.connection()));
  const seconds = (performance.now() - from) / 1_000;
  return { perSecond: run.latencies.length / seconds, latencies: run.latencies, errors: run.errors };
}

/** One request and its answer. */
export async function ask(port: number, request: RawRequest): Promise<Answer> {
  const line = await openLine(port);
  try {
    return await line.ask(request);
  } finally {
    line.close();
  }
}

class Run {
  readonly latencies: number[] = [];
  errors = 0;
  private sent = 0;
  private readonly from = performance.now();

  constructor(private readonly plan: LoadPlan) {}

  async connection(): Promise<void> {
    let line: Line | null = null;
    for (let request = this.next(); request !== null; request = this.next()) {
      try {
        line ??= await openLine(this.plan.port);
        await this.send(line, request);
      } catch {
        this.errors += 1;
        line?.close();
      }
      if (line?.isOver !== false) line = null;
    }
    line?.close();
  }

  private async send(line: Line, request: RawRequest): Promise<void> {
    const from = performance.now();
    const answer = await line.ask(request);
    if (this.plan.isRight(answer)) this.latencies.push(performance.now() - from);
    else this.errors += 1;
  }

  private next(): RawRequest | null {
    const { until, request } = this.plan;
    const isDone =
      'requests' in until ? this.sent >= until.requests : performance.now() - this.from >= until.milliseconds;
    return isDone ? null : request(this.sent++);
  }
}

function openLine(port: number): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => resolve(new Line(socket)));
  });
}

/** One connection, one request at a time. Answers say their length; any other kind is an error. */
class Line {
  isOver = false;
  private received: Buffer[] = [];
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;

  constructor(private readonly socket: Socket) {
    socket.on('data', (bytes: Buffer) => this.take(bytes));
    socket.on('error', (error) => this.end(error));
    socket.on('close', () => this.end(new Error('The connection was closed.')));
  }

  ask(request: RawRequest): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.isOver) return reject(new Error('The connection is over.'));
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.isOver = true;
    this.socket.destroy();
  }

  private take(bytes: Buffer): void {
    this.received.push(bytes);
    const all = this.received.length === 1 ? bytes : Buffer.concat(this.received);
    this.received = [all];
    const end = all.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = all.toString('latin1', 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) return this.end(new Error('The answer does not say how long it is.'));
    if (all.length < end + 4 + Number(length)) return;
    this.received = [];
    if (/\r\nconnection: close/i.test(head)) this.close();
    this.answered({ status: Number(head.slice(9, 12)), body: all.subarray(end + 4) });
  }

  private answered(answer: Answer): void {
    const waiting = this.waiting;
    this.waiting = null;
    waiting?.resolve(answer);
  }

  private end(error: Error): void {
    this.isOver = true;
    this.socket.destroy();
    this.waiting?.reject(error);
    this.waiting = null;
  }
}
