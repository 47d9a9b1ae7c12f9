import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Instant } from '#platform/clock';

/** A mail as it would have gone out. */
export interface KeptMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mail with the name of its file and when it was kept (ISO 8601). */
export interface MailOnFile extends KeptMail {
  readonly id: string;
  readonly keptAt: string;
}

/** What stays; older mails are deleted. */
const MOST = 200;
/** The instant, to the millisecond, and chance: names in order of time that no path can hide in. */
const ID = /^\d{8}T\d{9}Z-[0-9a-f]{8}$/;

/**
 * The mail of a demo that has no mail server, one 0600 file each: they hold links that let people in. The worker
 * keeps, the api shows, each in its own process, so a file appears whole or not at all.
 */
export class MailFolder {
  constructor(private readonly folder: string) {}

  async keep(mail: KeptMail, at: Instant): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const keptAt = at.toISOString();
    const id = `${keptAt.replace(/[-:.]/g, '')}-${randomBytes(4).toString('hex')}`;
    const file = this.fileOf(id);
    await writeFile(`${file}.new`, JSON.stringify({ ...mail, keptAt }), { mode: 0o600 });
    await rename(`${file}.new`, file);
    const tooMany = (await this.ids()).slice(MOST);
    await Promise.all(tooMany.map((old) => rm(this.fileOf(old), { force: true })));
  }

  /** Everything that is kept, newest first. */
  async all(): Promise<readonly MailOnFile[]> {
    const mails = await Promise.all((await this.ids()).map((id) => this.open(id)));
    return mails.filter((mail) => mail !== null);
  }

  /** One mail; null where nothing is kept under the id, or where it is none. */
  async open(id: string): Promise<MailOnFile | null> {
    if (!ID.test(id)) return null;
    const text = await readFile(this.fileOf(id), 'utf8').catch(() => null);
    return text === null ? null : { id, ...(JSON.parse(text) as Omit<MailOnFile, 'id'>) };
  }

  private async ids(): Promise<readonly string[]> {
    const files = await readdir(this.folder).catch(() => []);
    const names = files
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length));
    return names
      .filter((name) => ID.test(name))
      .sort()
      .reverse();
  }

  private fileOf(id: string): string {
    return join(this.folder, `${id}.json`);
  }
}
