import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { languageOf, prefersJson, sendPage } from '../http/answer.js';
import { presentedIn } from '../http/presented.js';
import { notACode, refuseUnknown } from '../http/refusal.js';
import type { Judged } from './judged.js';
import type { PageWriter } from './page-writer.js';
import type { ScanJudge } from './scan-judge.js';
import { sendAnswer, statusFor } from './scan-replies.js';

type WithCode = FastifyRequest<{ Params: { code: string } }>;

/**
 * The scans: what a phone's camera opens, and the same for machines, open to every origin and read only. Routes of
 * Fastify itself, because they are most of what is ever asked here and Nest would take longer than the answer does.
 */
export function openScanRoutes(server: FastifyInstance, judge: ScanJudge, pages: PageWriter): void {
  const scan = async (request: WithCode, reply: FastifyReply): Promise<FastifyReply> => {
    const judged = await judge.ofCode(request.params.code);
    if (prefersJson(request.headers.accept)) return json(reply, judged, 'code');
    const locale = languageOf(request);
    sendPage(reply, statusFor(reply, judged), locale, pages.scanned(judged, locale));
    return reply;
  };
  const json = (reply: FastifyReply, judged: Judged, field: string): FastifyReply => {
    if (judged.isMalformed) throw notACode(field);
    sendAnswer(reply, judged, judge.now());
    return reply;
  };

  server.get('/v/:code', scan);
  server.get('/V/:code', scan);
  server.get('/api/v1/verify/:code', async (request: WithCode, reply) => {
    refuseUnknown(request.query as object, ['lang']);
    return json(reply, await judge.ofCode(request.params.code), 'code');
  });
  server.post('/api/v1/verify', async (request, reply) => {
    refuseUnknown(request.query as object, ['lang']);
    const { field, text } = presentedIn(request.headers['content-type'], request.body);
    return json(reply, await judge.ofPresented(text), field);
  });
}
