import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

import { type Clock, systemClock } from '#platform/clock';
import { openDatabase } from '#platform/persistence';
import { createLogger, type Logger, NestLogger, newRequestNumber } from '#platform/telemetry';

import { ApiModule, type ApiParts } from './api.module.js';
import type { ApiSettings } from './api-settings.js';
import { Readiness } from './health/readiness.js';
import { openFrontDoor } from './http/front-door.js';
import { OwnOrigin } from './http/own-origin.js';
import { servePortal } from './http/portal-files.js';

/** What tests and the all-in-one start may put in place of the ordinary. */
export interface ApiDependencies {
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly version?: string;
}

export interface RunningApi {
  /** Where it listens: `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes no new request, finishes those that run, then lets go of the database. */
  close(): Promise<void>;
}

const BODY_LIMIT = 100 * 1024;
const BACKLOG = 4_096;

/** Starts the api and answers once it listens. Throws where the database is not there or the schema and its table disagree. */
export async function startApi(settings: ApiSettings, deps: ApiDependencies = {}): Promise<RunningApi> {
  const log = deps.log ?? createLogger('api', 'info');
  const { tenant, hq, identity } = settings.databaseUrls;
  const database = await openDatabase({ tenant, hq, identity }, (pool, error) =>
    log.error({ pool }, 'a database connection was lost', error),
  );
  const readiness = new Readiness(database, deps.version ?? 'unknown');
  try {
    const app = await openApp({ settings, database, clock: deps.clock ?? systemClock, log, readiness });
    await app.listen({ port: settings.port, host: settings.host, backlog: BACKLOG } as never);
    return {
      url: (await app.getUrl()).replace('[::1]', 'localhost'),
      close: async () => {
        readiness.stop();
        await app.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openApp(parts: ApiParts): Promise<NestFastifyApplication> {
  const { settings, log } = parts;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: settings.trustedProxies.length > 0 ? [...settings.trustedProxies] : false,
    genReqId: newRequestNumber,
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.of(parts), adapter, {
    logger: new NestLogger(log),
    bodyParser: false,
    abortOnError: false,
  });
  const server = app.getHttpAdapter().getInstance();
  server.removeContentTypeParser('text/plain');
  openFrontDoor(server, new OwnOrigin(settings.publicOrigin), log);
  await servePortal(server, settings.portalFolder);
  return app;
}
