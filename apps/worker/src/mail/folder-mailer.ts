import type { Clock } from '#platform/clock';
import { MailFolder } from '#platform/mail-folder';

import type { Delivery, Mailer, Message } from './mailer.js';

/** A demo without a mail server: mail is kept as files, and the portal's mail page shows it. */
export class FolderMailer implements Mailer {
  private readonly folder: MailFolder;

  constructor(
    folder: string,
    private readonly clock: Clock,
  ) {
    this.folder = new MailFolder(folder);
  }

  async send({ to, subject, text, html }: Message): Promise<Delivery> {
    await this.folder.keep({ to, subject, text, html }, this.clock.now());
    return { kind: 'sent' };
  }

  close(): void {
    // Files are closed already.
  }
}
