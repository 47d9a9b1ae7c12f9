import { Injectable } from '@nestjs/common';

import { Clock, type Instant } from '#platform/clock';
import { Journal } from '#platform/journal';
import { type ReadUnit, UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { inAgency, LPHQ_SCOPE, type WorkerActor } from '#platform/tenancy';
import { canonicalBytes, keyId } from '#proof/claims';

import { buildKeyList, isDue, type KeyListContent, originOfCertificate } from '../domain/key-list.js';
import { signJws } from '../jws.js';
import type { Signer } from '../signer.js';
import { KeyStore } from '../store/key.store.js';
import { KeyListStore, type PublishedKeyList } from '../store/key-list.store.js';
import { KeyRing } from './key-ring.js';

export type PublishKeyListOutcome =
  | { readonly kind: 'key-list-published' | 'key-list-unchanged'; readonly version: number }
  /** Another worker published this version; what it left out comes with the next run. */
  | { readonly kind: 'key-list-overtaken'; readonly version: number }
  /** LPHQ has no operating key for this origin: the operator makes one with the root. */
  | { readonly kind: 'operating-key-missing' };

/** What was read for a list that is due. */
interface Draft {
  readonly kind: 'due';
  readonly content: KeyListContent;
  readonly version: number;
  readonly signer: Signer;
}

/** Publishes all public keys under LPHQ's operating key, when they changed or a day has passed. */
@Injectable()
export class PublishKeyList {
  private readonly lists = new KeyListStore();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly keys: KeyStore,
    private readonly ring: KeyRing,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Reads, signs and writes in turn: a unit may run twice, so nothing is signed inside one. */
  async run(actor: WorkerActor, { origin }: { readonly origin: string }): Promise<PublishKeyListOutcome> {
    const worker = inAgency(actor, LPHQ_SCOPE);
    const now = this.clock.now();
    const draft = await this.units.read(worker, (unit) => this.draft(unit, origin, now));
    if (draft.kind !== 'due') return draft;
    const list = { version: draft.version, jwt: await signedList(draft, now), signedAt: now };
    return this.units.write(worker, (unit) => this.publish(unit, list, draft.signer.kid));
  }

  private async draft(unit: ReadUnit, origin: string, now: Instant): Promise<Draft | PublishKeyListOutcome> {
    const operating = await this.keys.active(unit, LPHQ_SCOPE, 'OPERATING');
    const certificate = operating?.certificate ?? null;
    const isUsable =
      operating !== null && originOfCertificate(certificate) === origin && now < operating.validUntil;
    if (!isUsable || certificate === null) return { kind: 'operating-key-missing' };

    const content = { origin, certificate, keys: await this.keys.published(unit) };
    const last = await this.lists.newest(unit);
    if (last !== null && !isDue(content, last, now))
      return { kind: 'key-list-unchanged', version: last.version };
    const signer = await this.ring.signerFor(unit, operating.kid, 'OPERATING');
    return { kind: 'due', content, version: (last?.version ?? 0) + 1, signer };
  }

  private async publish(
    unit: WriteUnit,
    list: PublishedKeyList,
    kid: string,
  ): Promise<PublishKeyListOutcome> {
    const { version } = list;
    if (!(await this.lists.add(unit, list)))
      return unit.leaveUntouched({ kind: 'key-list-overtaken', version });
    await this.journal.append(unit, {
      type: 'key-list.published',
      object: { kind: 'key-list', id: LPHQ_SCOPE },
      facts: { version, kid },
    });
    return { kind: 'key-list-published', version };
  }
}

function signedList({ content, version, signer }: Draft, now: Instant): Promise<string> {
  const header = { typ: 'lphq-keys+jwt', kid: keyId(content.origin, signer.kid) } as const;
  return signJws(signer, header, canonicalBytes(buildKeyList(content, version, now)));
}
