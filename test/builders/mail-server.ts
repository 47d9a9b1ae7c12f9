import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** An answer of a mail server that takes nothing: `550` for good, `451` for now. */
type Refusal = 451 | 550 | 554;
type Step = 'MAIL FROM' | 'RCPT TO' | 'DATA';

/** A mail server on loopback: takes what it is sent, and refuses what a test wants refused. */
export class MailServer {
  readonly taken: { readonly to: readonly string[]; readonly mail: Email; readonly raw: string }[] = [];
  private readonly refusals = new Map<Step, Refusal>();
  private readonly server: SMTPServer;

  private constructor(private readonly host: string) {
    this.server = new SMTPServer({
      authOptional: true,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onMailFrom: ({ address }, _session, callback) => callback(this.refusalOf('MAIL FROM', address)),
      onRcptTo: ({ address }, _session, callback) => callback(this.refusalOf('RCPT TO', address)),
      onData: (stream, session, callback) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => void parts.push(part));
        stream.on('end', () => {
          const refusal = this.refusalOf('DATA', 'this letter');
          if (refusal) return callback(refusal);
          const raw = Buffer.concat(parts).toString('utf8');
          const to = session.envelope.rcptTo.map(({ address }) => address);
          void PostalMime.parse(raw).then((mail) => {
            this.taken.push({ to, mail, raw });
            callback();
          }, callback);
        });
      },
    });
    this.server.on('error', () => undefined);
  }

  static async open(host = '127.0.0.1'): Promise<MailServer> {
    const server = new MailServer(host);
    await new Promise<void>((resolve) => server.server.listen(0, host, () => resolve()));
    return server;
  }

  get url(): string {
    const address = this.server.server.address();
    return `smtp://${this.host}:${typeof address === 'object' ? (address?.port ?? 0) : 0}`;
  }

  /** From now on answers the step so, in words that repeat whatever it was told; null takes it again. */
  answers(step: Step, refusal: Refusal | null): void {
    if (refusal === null) this.refusals.delete(step);
    else this.refusals.set(step, refusal);
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private refusalOf(step: Step, told: string): (Error & { responseCode: number }) | undefined {
    const responseCode = this.refusals.get(step);
    return responseCode && Object.assign(new Error(`Not taken: ${told}`), { responseCode });
  }
}
