import { Controller, Get, Headers, Param, Res, ServiceUnavailableException, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { KEPT_BRIEFLY, OPEN_TO_ALL } from '../http/headers.js';
import { NoParameters } from '../http/no-parameters.js';
import { NothingHere } from '../http/refusal.js';
import { type SignedList, SignedLists } from './signed-lists.js';

/** r for revocation, s for suspension. No list has the number 0. */
const NAME = /^([rs])([1-9][0-9]{0,9})$/;

/** The signed lists of what was taken back and of what is suspended, as they were published: for wallets, other verifiers and offline scanners. */
@Controller('status')
@UseGuards(NoParameters)
export class StatusController {
  constructor(private readonly lists: SignedLists) {}

  @Get(':list')
  async list(
    @Param('list') name: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { jwt, list } = await this.found(name);
    const tag = `"${list.version}"`;
    void reply.headers({ ...OPEN_TO_ALL, ...KEPT_BRIEFLY, etag: tag });
    if (names(known, tag)) void reply.status(304).send();
    else void reply.header('content-type', 'application/vc+jwt').send(jwt);
  }

  /** A list that was opened a moment ago is looked for once more. */
  private async found(name: string): Promise<SignedList> {
    const [, letter, digits] = NAME.exec(name) ?? [];
    if (letter === undefined) throw new NothingHere();
    const purpose = letter === 'r' ? 'revocation' : 'suspension';
    const remembered = this.lists.find(purpose, Number(digits));
    if (remembered !== null) return remembered;
    await this.lists.poll();
    const list = this.lists.find(purpose, Number(digits));
    if (list !== null) return list;
    throw this.lists.isReached ? new NothingHere() : new ServiceUnavailableException();
  }
}

/** RFC 9110 section 13.1.2: any of the tags, compared weakly. */
function names(known: string | undefined, tag: string): boolean {
  const tags = (known ?? '').split(',').map((text) => text.trim().replace(/^W\//, ''));
  return tags.includes(tag) || tags.includes('*');
}
