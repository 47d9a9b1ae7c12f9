import { Injectable } from '@nestjs/common';

import type { WaitingEvent } from '#platform/outbox';
import { UnitsOfWork } from '#platform/persistence';

import type { EventHandler } from '../outbox/event-handler.js';
import { WorkerLog } from '../worker-log.js';
import { type MailKind, MailQueue } from './store/mail-queue.js';

/** Which event asks for which mail, and under which name its payload says what it is about. */
const MAILS: Readonly<Record<string, { readonly kind: MailKind; readonly about: string }>> = {
  'member.invited': { kind: 'INVITATION', about: 'invitationId' },
  'holder.to-be-told': { kind: 'BADGE_NOTICE', about: 'noticeId' },
  'learner.account-invited': { kind: 'LEARNER_CLAIM', about: 'claimId' },
  'learner.code-asked': { kind: 'SIGN_IN_CODE', about: 'codeId' },
  'password.reset-asked': { kind: 'PASSWORD_RESET', about: 'resetId' },
};

/** Makes mail due where an event asks for it. */
@Injectable()
export class QueueMail implements EventHandler {
  readonly types = Object.keys(MAILS);
  private readonly queue = new MailQueue();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly tools: WorkerLog,
  ) {}

  async hear(event: WaitingEvent): Promise<void> {
    const mail = MAILS[event.type];
    const about = mail && event.payload[mail.about];
    if (!mail || typeof about !== 'string')
      throw new Error(`An event ${event.type} does not say what it is about.`);
    const now = this.tools.clock.now();
    await this.units.overQueues((unit) =>
      this.queue.takeOver(unit, event.id, { kind: mail.kind, about }, now),
    );
  }
}
