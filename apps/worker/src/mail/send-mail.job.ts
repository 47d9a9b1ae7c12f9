import { Injectable } from '@nestjs/common';

import { UnitsOfWork } from '#platform/persistence';

import type { Job } from '../job.js';
import { WorkerLog } from '../worker-log.js';
import { LetterDesk } from './letter-desk.js';
import { MailExit } from './mail-exit.js';
import type { MailSettings } from './mail-settings.js';
import type { Delivery, Mailer } from './mailer.js';
import { type DueMail, MailQueue } from './store/mail-queue.js';

/** As many as the mail server's connections. */
const AT_A_TIME = 4;

/**
 * Sends what is due, at least once: a worker that is killed after a mail went out sends another, and the token of the
 * first is dead then. Where mail has no way out it waits, and the log says so once.
 */
@Injectable()
export class SendMail implements Job {
  readonly name = 'send-mail';
  private readonly queue = new MailQueue();
  private saidThatItWaits = false;

  constructor(
    private readonly units: UnitsOfWork,
    private readonly desk: LetterDesk,
    private readonly exit: MailExit,
    private readonly tools: WorkerLog,
  ) {}

  async run(): Promise<number> {
    const { mailer, settings } = this.exit;
    const now = this.tools.clock.now();
    if (mailer === null || settings === null) return this.sayThatItWaits();
    const due = await this.units.overQueues((unit) => this.queue.claim(unit, now, AT_A_TIME));
    const sent = await Promise.all(due.map((mail) => this.send(mail, mailer, settings)));
    return sent.filter(Boolean).length;
  }

  private async sayThatItWaits(): Promise<0> {
    if (this.saidThatItWaits) return 0;
    const isWaited = await this.units.overQueues((unit) => this.queue.isWaited(unit, this.tools.clock.now()));
    if (isWaited) this.tools.log.warn({ job: this.name }, 'Mail waits: no SMTP_URL is set.');
    this.saidThatItWaits = isWaited;
    return 0;
  }

  /** Says whether it is done with; what failed stops no other and is due again later. */
  private async send(mail: DueMail, mailer: Mailer, settings: MailSettings): Promise<boolean> {
    try {
      const message = await this.desk.write(mail, settings);
      const delivery = message && (await mailer.send(message));
      if (delivery === null) return await this.done(mail);
      if (delivery.kind === 'failed') return await this.putOff(mail, delivery);
      if (delivery.kind === 'refused') this.say(delivery, 'A mail was refused for good.');
      await this.desk.note(mail, delivery.kind === 'sent' ? 'mailed' : 'refused');
      return await this.done(mail);
    } catch (error) {
      this.tools.log.error({ job: this.name }, 'A mail could not be written and is put off.', error);
      return this.putOff(mail, null);
    }
  }

  private async done({ id }: DueMail): Promise<true> {
    await this.units.overQueues((unit) => this.queue.done(unit, id));
    return true;
  }

  private async putOff({ id }: DueMail, delivery: Delivery | null): Promise<false> {
    if (delivery) this.say(delivery, 'A mail was not taken and is put off.');
    const now = this.tools.clock.now();
    await this.units.overQueues((unit) => this.queue.putOff(unit, id, now));
    return false;
  }

  /** Codes alone: the words of a mail server repeat the address (T58). */
  private say(delivery: Delivery, message: string): void {
    const { kind: outcome } = delivery;
    const codes = 'code' in delivery ? { code: delivery.code, status: delivery.status } : {};
    this.tools.log.warn({ job: this.name, outcome, ...codes }, message);
  }
}
