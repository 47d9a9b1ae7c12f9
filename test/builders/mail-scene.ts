import { randomBytes, randomUUID } from 'node:crypto';

import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { createLogger } from '#platform/telemetry';
import { MasterKeys } from '#proof/signing';

import type { MailSettings } from '../../apps/worker/src/mail/mail-settings.js';
import { SendMail } from '../../apps/worker/src/mail/send-mail.job.js';
import { RelayEvents } from '../../apps/worker/src/outbox/relay-events.job.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { openTestDatabase, type TestDatabase } from '../harness/database.js';
import { HandClock } from './hand-clock.js';
import { InvitationScene } from './invitation-scene.js';
import { MailServer } from './mail-server.js';

export const MAIL_ORIGIN = 'https://portal.example.org';
const VERIFY_ORIGIN = 'https://verify.example.org';
const LETTERHEAD = {
  publicOrigin: MAIL_ORIGIN,
  from: { name: 'LPHQ', address: 'desk@lphq.example.org' },
  postalAddress: '1 Example Street, Ottawa ON K1A 0A1',
};

/** A worker whose jobs run when a test says so, with its queue, its clock, its log and a mail server. */
export class MailScene {
  readonly clock = new HandClock('2026-11-21T19:32:00Z');
  readonly logged: string[] = [];
  private readonly workers: INestApplicationContext[] = [];

  private constructor(
    readonly db: TestDatabase,
    readonly server: MailServer,
  ) {}

  static async open(): Promise<MailScene> {
    return new MailScene(await openTestDatabase(), await MailServer.open());
  }

  people(): InvitationScene {
    return new InvitationScene(this.db, this.clock);
  }

  /** Another worker, sending to the scene’s server unless told another way. */
  async worker(way: MailSettings['way'] = { smtpUrl: this.server.url, password: null }): Promise<MailWorker> {
    const log = createLogger('worker', 'info', { write: (line: string) => void this.logged.push(line) });
    const masterKeys = new MasterKeys([{ version: 1, bytes: randomBytes(32) }]);
    const parts = { units: this.db.units, clock: this.clock, log, masterKeys, verifyOrigin: VERIFY_ORIGIN };
    const module = WorkerModule.of({ ...parts, mail: { ...LETTERHEAD, way } });
    const app = await NestFactory.createApplicationContext(module, { logger: false });
    this.workers.push(app);
    return new MailWorker(app.get(RelayEvents), app.get(SendMail));
  }

  /** Somebody who has an account, and who asked for a new password at this instant. */
  async asksForAReset(
    locale: 'en-CA' | 'fr-CA',
    email = `reader-${randomUUID()}@example.org`,
  ): Promise<string> {
    const [account, reset] = [randomUUID(), randomUUID()];
    await this.db.adminQuery(
      `insert into accounts (id, email, display_name, password_hash, locale) values ($1, $2, 'Zoé <b>Tremblay</b>', 'x', $3)`,
      [account, email, locale],
    );
    await this.asks(reset, account);
    return email;
  }

  async asks(reset: string, account: string | null): Promise<void> {
    const now = this.clock.now();
    await this.db.adminQuery(
      `insert into password_resets (id, account_id, asked_at, ends_at) values ($1, $2, $3, $3::timestamptz + interval '1 hour')`,
      [reset, account, now],
    );
    await this.db.adminQuery(
      `insert into outbox (agency_id, type, payload)
       values ('00000000-0000-0000-0000-000000000000', 'password.reset-asked', jsonb_build_object('resetId', $1::text))`,
      [reset],
    );
  }

  async waiting(): Promise<number> {
    return (await this.db.adminQuery('select from to_mail')).length;
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await this.server.close();
    await this.db.close();
  }
}

/** What a worker does about mail, a step at a time. */
export class MailWorker {
  constructor(
    private readonly relay: RelayEvents,
    private readonly sender: SendMail,
  ) {}

  /** Hears of everything that happened. */
  hears(): Promise<number> {
    return this.relay.run();
  }

  /** One run of sending; says how many mails are done with. */
  sends(): Promise<number> {
    return this.sender.run();
  }

  async hearsAndSends(): Promise<void> {
    await this.hears();
    while ((await this.sends()) > 0);
  }
}
