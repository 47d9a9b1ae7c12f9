import { Injectable } from '@nestjs/common';

import { type AgencyNotAuthorised, AgencyStandings } from '#authority/agencies';
import { Clock, dayOf } from '#platform/clock';
import { type FieldProblem, isId, type Parsed, type Raw, read, readFreeText } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { AccountId, MemberActor } from '#platform/tenancy';

import { transferMoved } from '../domain/transfer.events.js';
import { type TransferOffer, type TransferStays, transferStays } from '../domain/transfer.js';
import { TransferStore } from '../store/transfer.store.js';

const REASON_AT_MOST = 1000;

export type AnswerTransferRequest =
  | { readonly transferId: string; readonly answer: 'ACCEPT'; readonly communityId: string }
  | { readonly transferId: string; readonly answer: 'DECLINE'; readonly reason: Raw };

export type AnswerTransferOutcome =
  | { readonly kind: 'transfer-answered'; readonly offer: TransferOffer }
  | { readonly kind: 'transfer-unknown' }
  | { readonly kind: 'community-unknown' }
  | TransferStays
  | AgencyNotAuthorised
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/** The receiving agency's answer: yes, and to which community; or no, and why. A yes may turn into a no until LPHQ acts. */
@Injectable()
export class AnswerTransfer {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly standings: AgencyStandings,
    private readonly transfers: TransferStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async run(actor: MemberActor, request: AnswerTransferRequest): Promise<AnswerTransferOutcome> {
    const note = readNote(request);
    if (note.kind === 'problems') return { kind: 'invalid-input', problems: note.problems };
    return this.units.write(actor, async (unit): Promise<AnswerTransferOutcome> => {
      const offer = await this.transfers.openOffer(unit, actor.agencyId, request.transferId);
      if (offer === null) return unit.leaveUntouched({ kind: 'transfer-unknown' });
      const stays = transferStays(offer.state, request.answer);
      if (stays) return unit.leaveUntouched(stays);
      const leave = await this.standings.mayAct(unit, actor.agencyId, dayOf(this.clock.now()));
      if (leave.kind === 'agency-not-authorised') return unit.leaveUntouched(leave);
      return this.answered(unit, offer, { request, note: note.value, by: actor.accountId });
    });
  }

  private async answered(
    unit: WriteUnit,
    offer: TransferOffer,
    { request, note, by }: { request: AnswerTransferRequest; note: string | null; by: AccountId },
  ): Promise<AnswerTransferOutcome> {
    const isYes = request.answer === 'ACCEPT';
    const communityId = isYes ? request.communityId : null;
    if (communityId !== null && !isId(communityId)) return unit.leaveUntouched({ kind: 'community-unknown' });
    const state = isYes ? 'ACCEPTED' : 'DECLINED';
    const at = this.clock.now();
    const kept = await this.transfers.keepAnswer(unit, offer, { state, communityId, note, by, at });
    if (kept === 'community-unknown') return unit.leaveUntouched({ kind: kept });
    await this.journal.append(unit, transferMoved(offer.transferId, state, note));
    return { kind: 'transfer-answered', offer: { ...offer, state, communityId, note } };
  }
}

function readNote(request: AnswerTransferRequest): Parsed<string | null> {
  if (request.answer === 'ACCEPT') return read(null);
  return readFreeText('reason', request.reason, { maximum: REASON_AT_MOST, lines: 'many' });
}
