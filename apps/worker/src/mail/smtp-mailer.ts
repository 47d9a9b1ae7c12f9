import { setTimeout as pause } from 'node:timers/promises';

import { createTransport } from 'nodemailer';
import type { Options } from 'nodemailer/lib/smtp-pool/index.js';

import { isOnThisMachine } from '#platform/settings';

import type { Delivery, Mailer, Message } from './mailer.js';

const SECURE_PORT = 465;
const SUBMISSION_PORT = 587;
/** Milliseconds for each step of the protocol, and for a mail in all: less than a claim lasts. */
const STEP = 15_000;
const WHOLE = 90_000;
const AT_ONCE = 4;

interface SmtpSettings {
  readonly smtpUrl: string;
  /** In place of the URL's. */
  readonly password: string | null;
}

/** Sends by SMTP, over TLS whose certificate is checked unless the server is on this machine (RFC 8314). */
export class SmtpMailer implements Mailer {
  private readonly transport: ReturnType<typeof createTransport>;

  constructor(settings: SmtpSettings) {
    this.transport = createTransport(optionsOf(settings));
  }

  async send(message: Message): Promise<Delivery> {
    const { from, to, subject, text, html, languages } = message;
    const headers = { 'Content-Language': languages.join(', '), 'Auto-Submitted': 'auto-generated' };
    const late = new AbortController();
    const sending = this.transport.sendMail({
      from,
      to: { name: '', address: to },
      subject,
      text,
      html,
      headers,
    });
    const over = pause(WHOLE, undefined, { ref: false, signal: late.signal }).then(() => TOO_LATE);
    try {
      return await Promise.race([sending.then(() => SENT), over]);
    } catch (error) {
      return deliveryOf(error as SmtpError);
    } finally {
      over.catch(() => undefined);
      late.abort();
      sending.catch(() => undefined);
    }
  }

  close(): void {
    this.transport.close();
  }
}

const SENT: Delivery = { kind: 'sent' };
const TOO_LATE: Delivery = { kind: 'failed', code: 'TOO_LATE' };

interface SmtpError {
  readonly code?: string;
  /** What the server was told when it refused. */
  readonly command?: string;
  readonly responseCode?: number;
}

/**
 * Only what is said of the addressee or of the letter can be for good. That our own login, our sender or the
 * connection is refused says nothing about who is written to.
 */
function deliveryOf({ code = 'UNKNOWN', command = '', responseCode }: SmtpError): Delivery {
  const isForGood = (responseCode ?? 0) >= 500 && (command === 'RCPT TO' || command === 'DATA');
  return { kind: isForGood ? 'refused' : 'failed', code, ...(responseCode ? { status: responseCode } : {}) };
}

/** No file and no address is ever fetched for a letter, and nothing is written to a log. */
function optionsOf({ smtpUrl, password }: SmtpSettings): Options {
  const { protocol, hostname, port, username, password: inUrl } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  const isNear = isOnThisMachine(smtpUrl);
  const pass = password ?? decodeURIComponent(inUrl);
  return {
    pool: true,
    maxConnections: AT_ONCE,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? SECURE_PORT : SUBMISSION_PORT),
    secure,
    requireTLS: !secure && !isNear,
    ignoreTLS: !secure && isNear,
    connectionTimeout: STEP,
    greetingTimeout: STEP,
    socketTimeout: STEP,
    dnsTimeout: STEP,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
    ...(username ? { auth: { user: decodeURIComponent(username), pass } } : {}),
  };
}
