import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { TranscriptStore } from '#learners/transfers';
import { SessionOf } from '#platform/identity';
import { UnitsOfWork } from '#platform/persistence';
import type { AgencyRole } from '#platform/tenancy';

import { Refused } from '../http/http-faults.filter.js';
import { memberAsking } from '../http/member-asking.js';

const ANYBODY: readonly AgencyRole[] = ['AGENCY_MANAGER', 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR'];

/**
 * A learner's transcript as it was signed: the token itself, which anybody verifies with the published list of keys.
 * REST, because a browser saves what a link answers.
 */
@Controller()
export class TranscriptController {
  constructor(
    private readonly sessionOf: SessionOf,
    private readonly units: UnitsOfWork,
    private readonly transcripts: TranscriptStore,
  ) {}

  @Get('learners/:id/transcript')
  async file(
    @Param('id') learnerId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const actor = await memberAsking(this.sessionOf, request, ANYBODY);
    const shown = await this.units.read(actor, (unit) => this.transcripts.ofLearner(unit, learnerId));
    if (shown === null) throw new Refused(404, 'TRANSCRIPT_UNKNOWN', 'problem.transcript-unknown');
    const { signed, transcript } = shown;
    if (signed === null) throw new Refused(409, 'TRANSCRIPT_NOT_SIGNED', 'problem.transcript-not-signed');
    void reply
      .headers({
        'content-type': 'application/jwt',
        'content-disposition': `attachment; filename="transcript-${transcript.portableId}.jwt"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
        vary: 'Cookie',
      })
      .send(signed.jwt);
  }
}
