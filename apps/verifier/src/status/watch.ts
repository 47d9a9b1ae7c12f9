import type { INestApplicationContext } from '@nestjs/common';

import type { listen } from '#platform/persistence';
import type { Logger } from '#platform/telemetry';

import { KeyListKeeper } from '../keys/key-list-keeper.js';
import { Board } from './board.js';
import { BoardKeeper } from './board-keeper.js';
import { Repeated } from './repeated.js';
import { SignedLists } from './signed-lists.js';

export type Listen = typeof listen;
type Ear = Awaited<ReturnType<Listen>>;

const CHANNEL = 'status_changed';
/** A revocation shows within a second even where no notification arrives. */
const BOARD_EVERY_MILLISECONDS = 500;
const LISTS_EVERY_MILLISECONDS = 2_000;

/** Keeps what is in memory up to date: keys, the board of what was taken back, and the signed lists. */
export class Watch {
  private readonly keys: KeyListKeeper;
  private readonly board: Repeated;
  private readonly lists: Repeated;
  private ear: Ear | null = null;

  constructor(
    app: INestApplicationContext,
    private readonly databaseUrl: string,
    private readonly listen: Listen,
    private readonly log: Logger,
  ) {
    this.keys = app.get(KeyListKeeper);
    this.board = new Repeated(() => app.get(BoardKeeper).poll(), BOARD_EVERY_MILLISECONDS);
    app.get(Board).keptBy(this.board.nudge);
    this.lists = new Repeated(() => app.get(SignedLists).poll(), LISTS_EVERY_MILLISECONDS);
  }

  async start(): Promise<void> {
    const lost = (error: Error): void =>
      this.log.warn({ fault: error.name }, 'nobody tells of changes, they are looked for');
    this.ear = await this.listen(this.databaseUrl, CHANNEL, this.board.nudge, lost);
    await Promise.all([this.keys.start(), this.board.start()]);
    await this.lists.start();
  }

  async stop(): Promise<void> {
    this.keys.stop();
    await Promise.all([this.board.stop(), this.lists.stop(), this.ear?.close()]);
  }
}
