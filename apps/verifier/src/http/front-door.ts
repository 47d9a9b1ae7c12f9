import type { FastifyInstance, FastifyReply } from 'fastify';

import type { Logger } from '#platform/telemetry';

import { isAllowedHost } from './allowed-host.js';
import { sendProblem } from './answer.js';
import { headersFor, OPEN_TO_ALL } from './headers.js';

/** Asked by machines that know us by an address; it tells nothing about anybody. */
const PROBE = '/healthz';

/** What every request passes before anything else looks at it, and the one line that the log keeps of it. */
export function openFrontDoor(server: FastifyInstance, origin: string, log: Logger): void {
  const headers = headersFor(origin);
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    const isOurs = request.url === PROBE || isAllowedHost(request.headers.host, origin);
    if (!isOurs) return misdirected(reply);
    if (request.method === 'OPTIONS') return allowReading(reply);
    return undefined;
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { method, id, routeOptions } = request;
    const milliseconds = Math.round(reply.elapsedTime);
    log.info(
      { request: id, method, route: routeOptions.url ?? 'none', status: reply.statusCode, milliseconds },
      'answered',
    );
    done();
  });
}

function misdirected(reply: FastifyReply): FastifyReply {
  sendProblem(reply, {
    status: 421,
    title: 'This name is not ours.',
    field: 'Host',
    detail: 'Ask at the address printed on the card.',
  });
  return reply;
}

/** A script of another origin asks first before it sends JSON; nothing here can be changed by asking. */
function allowReading(reply: FastifyReply): FastifyReply {
  return reply
    .status(204)
    .headers({
      ...OPEN_TO_ALL,
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
    })
    .send();
}
