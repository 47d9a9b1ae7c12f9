import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { Clock } from '#platform/clock';
import type { Locale } from '#platform/wording';
import type { Code } from '#proof/compact';
import { renderScanPage, STYLE_HASH, type View } from '#proof/scan-page';
import { foreseen, type ForeseenRecord } from '#proof/verification';

import { ApiSettings } from '../api-settings.js';

/**
 * The page asks for nothing, runs nothing and is shown in a frame of the portal's own alone. Its origin stays ours, so
 * that the switch of languages brings the session along.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src ${STYLE_HASH}`,
  'img-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ');

/** What is to be shown: the record, the code where there is one, and what else the address asks for. */
export interface Preview {
  readonly record: ForeseenRecord;
  readonly code: Code | null;
  readonly asked?: string;
}

/** Writes the page of a scan before anybody scans: the verifier's own, byte for byte, for the same answer. */
@Injectable()
export class PreviewPage {
  constructor(
    private readonly settings: ApiSettings,
    private readonly clock: Clock,
  ) {}

  send(reply: FastifyReply, { record, code, asked }: Preview, locale: Locale): void {
    const answer = foreseen(record, this.clock.now());
    const view: View = { locale, origin: this.settings.verifyOrigin, ...(asked ? { asked } : {}) };
    const shown = answer.outcome === 'NOT_FOUND' ? null : code;
    void reply
      .headers({
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'content-type': 'text/html; charset=utf-8',
        'content-language': locale,
        'referrer-policy': 'no-referrer',
        vary: 'Accept-Language, Cookie, Sec-Fetch-Dest',
      })
      .send(renderScanPage({ answer, code: shown, presented: null }, view));
  }
}
