import { Injectable } from '@nestjs/common';

import { CredentialOrigin } from '#learners/badges';
import { PublishKeyList } from '#proof/signing';

import type { Job } from '../job.js';
import { workerFor } from '../worker-actor.js';
import { WorkerLog } from '../worker-log.js';

/** Publishes the signed key list when keys changed or a day has passed. */
@Injectable()
export class PublishKeys implements Job {
  readonly name = 'publish-key-list';

  constructor(
    private readonly publish: PublishKeyList,
    private readonly origin: CredentialOrigin,
    private readonly tools: WorkerLog,
  ) {}

  async run(): Promise<number> {
    const outcome = await this.publish.run(workerFor(null), { origin: this.origin.verifyOrigin });
    if (outcome.kind === 'operating-key-missing')
      this.tools.log.error({ job: this.name }, 'LPHQ has no operating key for this origin.');
    return outcome.kind === 'key-list-published' || outcome.kind === 'key-list-overtaken' ? 1 : 0;
  }
}
