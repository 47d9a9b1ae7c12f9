import { Controller, Get, Param, Res, ServiceUnavailableException, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { achievementOf, ACHIEVEMENTS, isKid } from '#proof/claims';

import { sendJson } from '../http/answer.js';
import { KEPT_BRIEFLY, OPEN_TO_ALL } from '../http/headers.js';
import { NoParameters } from '../http/no-parameters.js';
import { NothingHere } from '../http/refusal.js';
import { PublicOrigin } from '../public-origin.js';
import { type KeptList, KeyListKeeper } from './key-list-keeper.js';
import { didDocumentOf, jwkOf, jwksOf } from './published-keys.js';

const EDITION = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Every public key, in each form that somebody's software reads; all from the list that the root vouches for. */
@Controller()
@UseGuards(NoParameters)
export class KeysController {
  constructor(
    private readonly keeper: KeyListKeeper,
    private readonly origin: PublicOrigin,
  ) {}

  @Get('.well-known/lphq-keys.jwt')
  async list(@Res() reply: FastifyReply): Promise<void> {
    const jwt = await this.found((kept) => kept.jwt);
    void reply.headers({ 'content-type': 'application/jwt', ...OPEN_TO_ALL, ...KEPT_BRIEFLY }).send(jwt);
  }

  @Get('.well-known/jwks.json')
  async jwks(@Res() reply: FastifyReply): Promise<void> {
    const keys = await this.found(({ keyList }) => jwksOf(keyList, this.origin.value));
    this.send(reply, keys, 'application/jwk-set+json');
  }

  /** One key by its address; compromised ones too, since their holders must be able to see that they are. */
  @Get('keys/:kid')
  async key(@Param('kid') kid: string, @Res() reply: FastifyReply): Promise<void> {
    if (!isKid(kid)) throw new NothingHere();
    const key = await this.found(({ keyList }) => keyList.keys.find((candidate) => candidate.kid === kid));
    this.send(reply, jwkOf(key, this.origin.value));
  }

  @Get('.well-known/did.json')
  ownDid(@Res() reply: FastifyReply): Promise<void> {
    return this.sendDid(reply, null);
  }

  @Get('o/:agency/did.json')
  agencyDid(@Param('agency') slug: string, @Res() reply: FastifyReply): Promise<void> {
    return this.sendDid(reply, slug);
  }

  /** What an edition's badge says was achieved: the words that were signed. */
  @Get('achievements/:slug/:edition')
  achievement(
    @Param('slug') slug: string,
    @Param('edition') edition: string,
    @Res() reply: FastifyReply,
  ): void {
    const achievement = Object.values(ACHIEVEMENTS).find((candidate) => candidate.slug === slug);
    if (achievement === undefined || !EDITION.test(edition)) throw new NothingHere();
    this.send(reply, achievementOf(this.origin.value, achievement.kind, edition));
  }

  private async sendDid(reply: FastifyReply, slug: string | null): Promise<void> {
    const document = await this.found(({ keyList }) => didDocumentOf(keyList, this.origin.value, slug));
    this.send(reply, document, 'application/did+json');
  }

  private send(reply: FastifyReply, body: unknown, type?: string): void {
    void reply.headers(KEPT_BRIEFLY);
    sendJson(reply, 200, body, type);
  }

  /** What is not in the list in memory may be in one that was published a moment ago. */
  private async found<Found>(find: (kept: KeptList) => Found | null | undefined): Promise<Found> {
    const remembered = this.keeper.current();
    const known = remembered === null ? null : find(remembered);
    if (known !== null && known !== undefined) return known;
    await this.keeper.lookAgain(remembered?.keyList ?? null);
    const current = this.keeper.current();
    if (current === null) throw new ServiceUnavailableException();
    return find(current) ?? nothingHere();
  }
}

function nothingHere(): never {
  throw new NothingHere();
}
