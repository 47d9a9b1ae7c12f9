import type { Clock } from '#platform/clock';

import { FolderMailer } from './folder-mailer.js';
import type { MailSettings } from './mail-settings.js';
import type { Mailer } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

/** The way out for mail, and what stands on it; closed with the worker. A class, so that it can be asked for by name. */
export class MailExit {
  private constructor(
    readonly settings: MailSettings | null,
    /** Null where mail has no way out and waits. */
    readonly mailer: Mailer | null,
  ) {}

  static of(settings: MailSettings | null, clock: Clock): MailExit {
    return new MailExit(settings, settings && mailerOf(settings.way, clock));
  }

  onApplicationShutdown(): void {
    this.mailer?.close();
  }
}

function mailerOf(way: MailSettings['way'], clock: Clock): Mailer | null {
  if (way === null) return null;
  return 'folder' in way ? new FolderMailer(way.folder, clock) : new SmtpMailer(way);
}
