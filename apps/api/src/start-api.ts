import 'reflect-metadata';

import { setTimeout as pause } from 'node:timers/promises';

import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { LearnerSessions } from '#learners/accounts';
import { type Clock, systemClock } from '#platform/clock';
import { SIGN_IN_RULES, type SignInRules } from '#platform/identity';
import { openDatabase } from '#platform/persistence';
import { createLogger, type Logger, NestLogger, newRequestNumber } from '#platform/telemetry';

import { ApiModule, type ApiParts } from './api.module.js';
import type { ApiSettings } from './api-settings.js';
import { showDemoMail } from './dev-mail/demo-mail.js';
import { openEvidenceDoor } from './evidence/evidence-door.js';
import { evidenceRoomsOf } from './evidence/evidence-rooms.js';
import { OPERATION_MILLISECONDS } from './graphql/deadline.js';
import { openDocumentDoor, readTrustedDocuments } from './graphql/trusted-documents.js';
import { productVersion } from './health/product-version.js';
import { Readiness } from './health/readiness.js';
import { openFrontDoor } from './http/front-door.js';
import { HttpFaults } from './http/http-faults.filter.js';
import { OwnOrigin } from './http/own-origin.js';
import { servePortal } from './http/portal-files.js';
import { securityHeaders } from './http/security-headers.js';
import { openMyEvidenceDoor } from './my-record/my-evidence-door.js';
import { openLogoDoor } from './organisation/logo-door.js';
import { logoRoomsOf } from './organisation/logo-rooms.js';

/** What tests and the all-in-one start may put in place of the ordinary. */
export interface ApiDependencies {
  readonly clock?: Clock;
  readonly log?: Logger;
  /** How long a GraphQL operation may take; 10 s. */
  readonly operationMilliseconds?: number;
  /** How often passwords may be tried, and how long they count as presence. */
  readonly signInRules?: SignInRules;
  /** How often it looks for jobs that were started elsewhere or left behind; 1 s. */
  readonly jobsEveryMilliseconds?: number;
  /** How a production api waits, once it says that it is not ready. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

export interface RunningApi {
  /** Where it listens: `http://127.0.0.1:3000`. */
  readonly url: string;
  /** In production says for 5 s that it is not ready. Takes no new request, finishes those that run, then lets go of the database. */
  close(): Promise<void>;
}

const DRAINING_MILLISECONDS = 5_000;
const BACKLOG = 4_096;
const JOBS_EVERY_MILLISECONDS = 1_000;

/** Starts the api and answers once it listens. Throws where the database is not there or the schema and its table disagree. */
export async function startApi(settings: ApiSettings, deps: ApiDependencies = {}): Promise<RunningApi> {
  const log = deps.log ?? createLogger('api', 'info');
  const { tenant, hq, identity } = settings.databaseUrls;
  const database = await openDatabase({ tenant, hq, identity }, (pool, error) =>
    log.error({ pool }, 'a database connection was lost', error),
  );
  const readiness = new Readiness(database, await productVersion());
  try {
    const clock = deps.clock ?? systemClock;
    const milliseconds = deps.operationMilliseconds ?? OPERATION_MILLISECONDS;
    const signInRules = deps.signInRules ?? SIGN_IN_RULES;
    const jobsEveryMilliseconds = deps.jobsEveryMilliseconds ?? JOBS_EVERY_MILLISECONDS;
    const parts = { settings, database, clock, log, readiness, milliseconds, signInRules };
    const app = await openApp({ ...parts, jobsEveryMilliseconds });
    await app.listen({ port: settings.port, host: settings.host, backlog: BACKLOG } as never);
    return {
      url: (await app.getUrl()).replace('[::1]', 'localhost'),
      close: async () => {
        readiness.stop();
        if (settings.production) await (deps.pause ?? pause)(DRAINING_MILLISECONDS);
        await app.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Nobody holds a connection open by sending slowly, or makes us read more than a form can need (T98). */
const LIMITS = {
  bodyLimit: 100 * 1024,
  requestTimeout: 30_000,
  keepAliveTimeout: 15_000,
  maxRequestsPerSocket: 1_000,
  forceCloseConnections: 'idle',
  http: { maxHeaderSize: 8_192, headersTimeout: 10_000 },
} as const;

async function openApp(parts: ApiParts): Promise<NestFastifyApplication> {
  const { settings, log } = parts;
  const faults = new HttpFaults(log);
  const own = new OwnOrigin(settings.publicOrigin);
  const adapter = new FastifyAdapter({
    ...LIMITS,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    genReqId: newRequestNumber,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(securityHeaders(own.isHttps));
      faults.answer(error, request, reply);
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.of(parts), adapter, {
    logger: new NestLogger(log),
    bodyParser: false,
    abortOnError: false,
  });
  const server = app.getHttpAdapter().getInstance();
  server.removeContentTypeParser('text/plain');
  openFrontDoor(server, own, log);
  const documents = await readTrustedDocuments(settings.documentsFile);
  openDocumentDoor(server, { documents, only: settings.trustedDocumentsOnly });
  await openLogoDoor(server, logoRoomsOf(app), faults);
  const evidence = evidenceRoomsOf(app);
  await openEvidenceDoor(server, evidence, faults);
  await openMyEvidenceDoor(server, { ...evidence, sessions: app.get(LearnerSessions) }, faults);
  showDemoMail(server, settings.mailFolder);
  await servePortal(server, settings);
  return app;
}
