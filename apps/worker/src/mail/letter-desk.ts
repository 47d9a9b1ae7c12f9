import { Injectable } from '@nestjs/common';

import { DrawnCodes } from '#learners/accounts';
import { HolderLetters } from '#learners/badges';
import { DrawInvitationToken, DrawResetToken } from '#platform/identity';
import { newRequestNumber } from '#platform/telemetry';

import { claimLetter, signInCodeLetter } from './account-letters.js';
import { holderLetter } from './holder-letter.js';
import { htmlOf, type Letter, subjectOf, textOf } from './letter.js';
import { invitationLetter, resetLetter } from './letters.js';
import type { MailSettings } from './mail-settings.js';
import type { Message } from './mailer.js';
import type { DueMail } from './store/mail-queue.js';

/** Writes the letter that a due mail asks for, drawing its token, and tells its room what became of it. */
@Injectable()
export class LetterDesk {
  constructor(
    private readonly invitations: DrawInvitationToken,
    private readonly resets: DrawResetToken,
    private readonly holders: HolderLetters,
    private readonly codes: DrawnCodes,
  ) {}

  /** Null where no letter is needed any more: withdrawn, accepted, over, or asked for by nobody. */
  async write({ kind, about }: DueMail, head: MailSettings): Promise<Message | null> {
    switch (kind) {
      case 'INVITATION': {
        const drawn = await this.invitations.run(about);
        return drawn && message(invitationLetter(drawn, head), head);
      }
      case 'PASSWORD_RESET': {
        const drawn = await this.resets.run(about);
        return drawn && message(resetLetter(drawn, head), head);
      }
      case 'BADGE_NOTICE': {
        const notice = await this.holders.write(about);
        return notice && message(holderLetter(notice, head), head);
      }
      case 'LEARNER_CLAIM': {
        const claim = await this.codes.ofClaim(about, newRequestNumber());
        return claim && message(claimLetter(claim, head), head);
      }
      case 'SIGN_IN_CODE': {
        const code = await this.codes.ofSignIn(about);
        return code && message(signInCodeLetter(code, head), head);
      }
    }
  }

  /** An invitation, a claim and a notice to a holder show whether the mail went out. Of a reset and a code nobody is told: that would tell who has an account (T71). */
  async note({ kind, about }: DueMail, became: 'mailed' | 'refused'): Promise<void> {
    if (kind === 'INVITATION') await this.invitations.note(about, became);
    if (kind === 'LEARNER_CLAIM') await this.codes.noteClaim(about, became);
    if (kind === 'BADGE_NOTICE') await this.holders.note(about, became);
  }
}

function message(letter: Letter, { from }: MailSettings): Message {
  return {
    from,
    to: letter.to,
    subject: subjectOf(letter),
    text: textOf(letter),
    html: htmlOf(letter),
    languages: letter.wordings.map(({ locale }) => locale),
  };
}
