import type { FastifyInstance, FastifyReply } from 'fastify';

import type { Logger } from '#platform/telemetry';
import type { Outcome } from '#proof/verification';

import { isAllowedHost } from './allowed-host.js';
import { sendProblem } from './answer.js';
import { headersFor, OPEN_TO_ALL } from './headers.js';

declare module 'fastify' {
  interface FastifyReply {
    /** What a scan came to, for the log: never the code, the token or the name (T46). */
    outcome: Outcome | null;
  }
}

/** Asked by machines that know us by an address; it tells nothing about anybody. */
const PROBE = '/healthz';

/** What every request passes before anything else looks at it, and the one line that the log keeps of it. */
export function openFrontDoor(server: FastifyInstance, origin: string, log: Logger): void {
  const headers = headersFor(origin);
  const own = new URL(origin);
  server.decorateReply('outcome', null);
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    const isOurs = request.url === PROBE || isAllowedHost(request.headers.host, own);
    if (!isOurs) misdirected(reply);
    else if (request.method === 'OPTIONS') allowReading(reply);
    else done();
  });
  server.addHook('onResponse', ({ method, id, routeOptions }, reply, done) => {
    const route = routeOptions.url ?? 'none';
    const milliseconds = Math.round(reply.elapsedTime);
    const { outcome, statusCode: status } = reply;
    log.info({ request: id, method, route, status, milliseconds, ...(outcome && { outcome }) }, 'answered');
    done();
  });
}

function misdirected(reply: FastifyReply): void {
  sendProblem(reply, {
    status: 421,
    title: 'This name is not ours.',
    field: 'Host',
    detail: 'Ask at the address printed on the card.',
  });
}

/** A script of another origin asks first before it sends JSON; nothing here can be changed by asking. */
function allowReading(reply: FastifyReply): void {
  void reply
    .status(204)
    .headers({
      ...OPEN_TO_ALL,
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
    })
    .send();
}
