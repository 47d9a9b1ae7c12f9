import { Controller, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { parseCode } from '#proof/compact';

import { languageOf, prefersJson, sendPage } from '../http/answer.js';
import { presentedInForm } from '../http/presented.js';
import { notACode } from '../http/refusal.js';
import { PageWriter } from './page-writer.js';
import { ScanJudge } from './scan-judge.js';
import { sendAnswer, statusFor } from './scan-replies.js';

const LONGEST_TYPED = 64;

/** What a phone's camera opens, and the box for those who type. Complete without script. */
@Controller()
export class ScanController {
  constructor(
    private readonly judge: ScanJudge,
    private readonly pages: PageWriter,
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

  /** The box; a code typed into it is sent on to its own address. */
  @Get(['', 'v', 'V'])
  box(@Query('code') typed: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const locale = languageOf(request);
    const text = typeof typed === 'string' ? typed.trim() : '';
    if (text === '') return sendPage(reply, 200, locale, this.pages.entry(locale));
    void reply.redirect(`/v/${encodeURIComponent(codeIn(text))}?lang=${locale.slice(0, 2)}`, 303);
  }

  @Post('v')
  async paste(
    @Headers('content-type') type: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { text } = presentedInForm(type, request.body);
    const judged = await this.judge.ofPresented(text);
    const locale = languageOf(request);
    return sendPage(reply, statusFor(reply, judged), locale, this.pages.pasted(judged, text, locale));
  }
}

/** Somebody may type the whole link into the box: its code is what follows `/v/`. */
function codeIn(text: string): string {
  const afterPath = /\/v\/([^#?/]+)/i.exec(text)?.[1] ?? text;
  const typed = parseCode(afterPath);
  return typed.kind === 'code' ? typed.code : afterPath.slice(0, LONGEST_TYPED);
}
