import { Controller, Get, Headers, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { parseCode, type ParsedLink, parseLink } from '#proof/compact';

import { languageOf, sendPage } from '../http/answer.js';
import { presentedInForm } from '../http/presented.js';
import { PublicOrigin } from '../public-origin.js';
import { linkWithin } from './link-within.js';
import { PageWriter } from './page-writer.js';
import { ScanJudge } from './scan-judge.js';
import { statusFor } from './scan-replies.js';

/** The box, for those who type or paste. What a phone's camera opens is in `scan-routes.ts`. */
@Controller()
export class ScanController {
  constructor(
    private readonly judge: ScanJudge,
    private readonly pages: PageWriter,
    private readonly origin: PublicOrigin,
  ) {}

  /** The box. A code typed into it is sent on to its own address; whatever else is typed gets into no address. */
  @Get(['', 'v', 'V'])
  async box(
    @Query('code') typed: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = languageOf(request);
    const text = typeof typed === 'string' ? linkWithin(typed.trim(), this.origin.value) : '';
    if (text === '') return sendPage(reply, 200, locale, this.pages.entry(locale));
    const link = typedIn(text, this.origin.value);
    if (link.kind !== 'short' && link.kind !== 'mistyped' && link.kind !== 'malformed')
      return this.answerPasted(withScheme(text, this.origin.value), request, reply);
    const code = 'code' in link ? link.code : NO_CODE;
    void reply.redirect(`/v/${code}?lang=${locale.slice(0, 2)}`, 303);
  }

  @Post('v')
  async paste(
    @Headers('content-type') type: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { text } = presentedInForm(type, request.body);
    const link = linkWithin(text, this.origin.value);
    return this.answerPasted(withScheme(link, this.origin.value), request, reply);
  }

  private async answerPasted(text: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const judged = await this.judge.ofPresented(text);
    const locale = languageOf(request);
    return sendPage(reply, statusFor(reply, judged), locale, this.pages.pasted(judged, text, locale));
  }
}

/** Leads to the page that says "check the code", and spells nothing that was typed. */
const NO_CODE = '-';

/** A whole link may come as a card prints it, without its scheme. Its proof, where it has one, is judged with it. */
function withScheme(text: string, origin: string): string {
  const completed = `${new URL(origin).protocol}//${text}`;
  return ['full', 'short'].includes(parseLink(completed, origin).kind) ? completed : text;
}

/** Somebody may type or paste a whole link, with its scheme or without: its code is what counts, if it is ours. */
function typedIn(text: string, origin: string): ParsedLink {
  const typed = parseCode(text);
  if (typed.kind === 'code') return { kind: 'short', code: typed.code };
  const scheme = `${new URL(origin).protocol}//`;
  const bare = parseLink(scheme + text, origin);
  return bare.kind === 'foreign' ? parseLink(text, origin) : bare;
}
