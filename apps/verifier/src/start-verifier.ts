import 'reflect-metadata';

import { setTimeout as pause } from 'node:timers/promises';

import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { type Clock, systemClock } from '#platform/clock';
import { listen } from '#platform/persistence';
import { createLogger, type Logger, NestLogger, newRequestNumber } from '#platform/telemetry';

import { Readiness } from './house/readiness.js';
import { isLoopback } from './http/allowed-host.js';
import { Complaints } from './http/complaints.filter.js';
import { openFrontDoor } from './http/front-door.js';
import { headersFor } from './http/headers.js';
import { PageWriter } from './scan/page-writer.js';
import { ScanJudge } from './scan/scan-judge.js';
import { openScanRoutes } from './scan/scan-routes.js';
import { type Listen, Watch } from './status/watch.js';
import { PublicDatabase } from './store/public-database.js';
import { VerifierModule } from './verifier.module.js';
import type { VerifierSettings } from './verifier-settings.js';

const BACKLOG = 4_096;
const BODY_AT_MOST = 1_048_576;
const DRAINING_MILLISECONDS = 5_000;

export interface Verifier {
  /** Where it listens, with the port that it was given. */
  readonly url: string;
  close(): Promise<void>;
}

/** What a test may put in the place of the real thing. */
export interface Given {
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly listen?: Listen;
}

/**
 * Starts the public door. It answers from its first moment, "cannot check" included when the database is away.
 * Refuses real use with an origin that is on loopback or not https.
 */
export async function startVerifier(settings: VerifierSettings, given: Given = {}): Promise<Verifier> {
  refuseUnfitOrigin(settings);
  const log = given.log ?? createLogger('verifier', 'info');
  const app = await build(settings, given.clock ?? systemClock, log);
  const watch = new Watch(app, settings.databaseUrl, given.listen ?? listen, log);
  await watch.start();
  await app.listen({ port: settings.port, host: settings.host, backlog: BACKLOG });
  const url = await app.getUrl();
  return { url, close: () => close(app, watch, settings.production) };
}

async function build(settings: VerifierSettings, clock: Clock, log: Logger): Promise<NestFastifyApplication> {
  const complaints: { filter?: Complaints } = {};
  const adapter = new FastifyAdapter({
    ...LIMITS,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    genReqId: newRequestNumber,
    routerOptions: { maxParamLength: LIMITS.http.maxHeaderSize, ignoreTrailingSlash: true },
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(headersFor(settings.verifyOrigin));
      complaints.filter?.answer(error, request, reply);
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    VerifierModule.in({ settings, clock, log }),
    adapter,
    { bodyParser: false, logger: new NestLogger(log) },
  );
  complaints.filter = new Complaints(app.get(PageWriter), log);
  app.useGlobalFilters(complaints.filter);
  const server = adapter.getInstance();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  openFrontDoor(server, settings.verifyOrigin, log);
  openScanRoutes(server, app.get(ScanJudge), app.get(PageWriter));
  return app;
}

/** Nobody holds a connection open by sending slowly, or makes us read more than a scan can need (T98). */
const LIMITS = {
  bodyLimit: BODY_AT_MOST,
  requestTimeout: 30_000,
  keepAliveTimeout: 15_000,
  maxRequestsPerSocket: 1_000,
  forceCloseConnections: 'idle',
  http: { maxHeaderSize: 8_192, headersTimeout: 10_000 },
} as const;

async function close(app: NestFastifyApplication, watch: Watch, isBalanced: boolean): Promise<void> {
  app.get(Readiness).end();
  if (isBalanced) await pause(DRAINING_MILLISECONDS);
  await app.close();
  await watch.stop();
  await app.get(PublicDatabase).close();
}

function refuseUnfitOrigin({ production, verifyOrigin }: VerifierSettings): void {
  const isFit = verifyOrigin.startsWith('https:') && !isLoopback(verifyOrigin);
  if (production && !isFit) throw new Error('VERIFY_ORIGIN must be an https origin that others can reach.');
}
