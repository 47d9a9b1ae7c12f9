import { Controller, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { parseCode, type ParsedLink, parseLink } from '#proof/compact';

import { languageOf, prefersJson, sendPage } from '../http/answer.js';
import { presentedInForm } from '../http/presented.js';
import { notACode } from '../http/refusal.js';
import { PublicOrigin } from '../public-origin.js';
import { PageWriter } from './page-writer.js';
import { ScanJudge } from './scan-judge.js';
import { sendAnswer, statusFor } from './scan-replies.js';

/** What a phone's camera opens, and the box for those who type. Complete without script. */
@Controller()
export class ScanController {
  constructor(
    private readonly judge: ScanJudge,
    private readonly pages: PageWriter,
    private readonly origin: PublicOrigin,
  ) {}

  @Get(['v/:code', 'V/:code'])
  async scan(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const judged = await this.judge.ofCode(code);
    const locale = languageOf(request);
    if (!prefersJson(request.headers.accept))
      return sendPage(reply, statusFor(reply, judged), locale, this.pages.scanned(judged, locale));
    if (judged.isMalformed) throw notACode('code');
    return sendAnswer(reply, judged);
  }

  /** The box. A code typed into it is sent on to its own address; whatever else is typed gets into no address. */
  @Get(['', 'v', 'V'])
  async box(
    @Query('code') typed: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = languageOf(request);
    const text = typeof typed === 'string' ? typed.trim() : '';
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
    return this.answerPasted(presentedInForm(type, request.body).text, request, reply);
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
  return parseLink(completed, origin).kind === 'full' ? completed : text;
}

/** Somebody may type or paste a whole link, with its scheme or without: its code is what counts, if it is ours. */
function typedIn(text: string, origin: string): ParsedLink {
  const typed = parseCode(text);
  if (typed.kind === 'code') return { kind: 'short', code: typed.code };
  const scheme = `${new URL(origin).protocol}//`;
  const bare = parseLink(scheme + text, origin);
  return bare.kind === 'foreign' ? parseLink(text, origin) : bare;
}
