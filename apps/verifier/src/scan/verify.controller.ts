import { Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { presentedIn } from '../http/presented.js';
import { notACode, refuseUnknown } from '../http/refusal.js';
import { ScanJudge } from './scan-judge.js';
import { sendAnswer } from './scan-replies.js';

/** The same answers for machines, open to every origin and read only. */
@Controller('api/v1/verify')
export class VerifyController {
  constructor(private readonly judge: ScanJudge) {}

  @Get(':code')
  async byCode(
    @Param('code') code: string,
    @Query() parameters: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseUnknown(parameters, ['lang']);
    const judged = await this.judge.ofCode(code);
    if (judged.isMalformed) throw notACode('code');
    sendAnswer(reply, judged);
  }

  @Post()
  @HttpCode(200)
  async presented(
    @Headers('content-type') type: string | undefined,
    @Query() parameters: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    refuseUnknown(parameters, ['lang']);
    const { field, text } = presentedIn(type, request.body);
    const judged = await this.judge.ofPresented(text);
    if (judged.isMalformed) throw notACode(field);
    sendAnswer(reply, judged);
  }
}
