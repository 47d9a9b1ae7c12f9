import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { Logger } from '#platform/telemetry';
import { localeOf, say } from '#platform/wording';

import { methodsInstead } from './methods.js';
import type { OwnOrigin } from './own-origin.js';
import { securityHeaders } from './security-headers.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Asked for by machines that know us by an address; they answer nothing about anybody. */
const PROBES = new Set(['/healthz', '/readyz']);

/** What every request passes before anything else looks at it. */
export function openFrontDoor(server: FastifyInstance, own: OwnOrigin, log: Logger): void {
  const headers = securityHeaders(own.isHttps);
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    if (!PROBES.has(request.url) && !own.ownsHost(request.headers.host))
      return refuse(request, reply, 421, 'HOST_UNKNOWN', 'problem.host-unknown');
    if (!SAFE.has(request.method) && !isFromUs(request, own))
      return refuse(request, reply, 403, 'ORIGIN_REFUSED', 'problem.origin-refused');
    const allowed = methodsInstead(request.url, request.method);
    if (allowed === null) return undefined;
    void reply.header('Allow', allowed);
    return refuse(request, reply, 405, 'METHOD_NOT_ALLOWED', 'problem.http.METHOD_NOT_ALLOWED');
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { method, id, routeOptions } = request;
    const milliseconds = Math.round(reply.elapsedTime);
    const status = reply.statusCode;
    log.info({ request: id, method, route: routeOptions.url ?? 'none', status, milliseconds }, 'answered');
    done();
  });
}

/** Browsers name the page that a request comes from; other clients send neither header and bring no cookie (T73). */
function isFromUs(request: FastifyRequest, own: OwnOrigin): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return own.ownsOrigin(origin);
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  code: string,
  key: string,
): FastifyReply {
  const message = say(localeOf(request.headers['accept-language']), key);
  return reply.code(status).send({ code, message });
}
