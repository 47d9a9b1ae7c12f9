import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { KeepLogo, KeepLogoOutcome, LogoStore } from '#authority/agencies';
import type { SessionOf } from '#platform/identity';
import type { UnitsOfWork } from '#platform/persistence';
import type { AgencyRole, MemberActor } from '#platform/tenancy';

import { MembersAsking, takeFiles } from '../http/file-door.js';
import { type HttpFaults, Refused } from '../http/http-faults.filter.js';
import type { LogoImages } from './logo-image.js';

const ADDRESS = '/organisation/logo';
const PICTURES = {
  types: ['image/png', 'image/jpeg', 'image/webp'],
  bytesAtMost: 1_048_576,
  words: { unreadable: 'problem.logo-unreadable', tooHeavy: 'problem.logo-too-heavy' },
} as const;
const MANAGER: readonly AgencyRole[] = ['AGENCY_MANAGER'];
const ANYBODY: readonly AgencyRole[] = ['AGENCY_MANAGER', 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR'];

/** Whoever opens it as a page of its own gets a file, and nothing in it runs. */
const AS_A_FILE = {
  'Content-Type': 'image/png',
  'Content-Disposition': 'attachment; filename="logo.png"',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cache-Control': 'private, no-cache',
  Vary: 'Cookie',
};

/** What the door needs of the rooms. */
export interface LogoRooms {
  readonly sessionOf: SessionOf;
  readonly units: UnitsOfWork;
  readonly logos: LogoStore;
  readonly keepLogo: KeepLogo;
  readonly images: LogoImages;
}

/**
 * An agency's picture, for its own people: whoever is of the agency looks at it, a manager puts another in its place or
 * takes it away. A plain door, so that who asks is known before a megabyte is read.
 */
export async function openLogoDoor(
  server: FastifyInstance,
  rooms: LogoRooms,
  faults: HttpFaults,
): Promise<void> {
  await server.register((door) => {
    takeFiles(door, PICTURES, faults);
    const members = new MembersAsking(rooms.sessionOf);
    door.get(ADDRESS, { onRequest: members.onlyFor(ANYBODY) }, (request, reply) =>
      show(rooms, members.of(request), request, reply),
    );
    door.put(ADDRESS, { onRequest: members.onlyFor(MANAGER) }, (request, reply) =>
      keep(rooms, members.of(request), request.body, reply),
    );
    door.delete(ADDRESS, { onRequest: members.onlyFor(MANAGER) }, async (request, reply) =>
      answer(await rooms.keepLogo.run(members.of(request), null), reply),
    );
    return Promise.resolve();
  });
}

async function show(
  { units, logos }: LogoRooms,
  actor: MemberActor,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const logo = await units.read(actor, (unit) => logos.own(unit));
  if (logo === null) throw new Refused(404, 'LOGO_MISSING', 'problem.logo-missing');
  const version = `"${logo.digest}"`;
  void reply.headers({ ...AS_A_FILE, ETag: version });
  if (request.headers['if-none-match'] === version) return reply.code(304).send();
  return reply.send(logo.png);
}

async function keep(
  { images, keepLogo }: LogoRooms,
  actor: MemberActor,
  body: unknown,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (!Buffer.isBuffer(body)) throw new Refused(422, 'LOGO_UNREADABLE', 'problem.logo-unreadable');
  const reading = await images.read(body);
  switch (reading.kind) {
    case 'unreadable':
      throw new Refused(422, 'LOGO_UNREADABLE', 'problem.logo-unreadable');
    case 'too-many-pixels':
      throw new Refused(422, 'LOGO_TOO_LARGE', 'problem.logo-too-large');
    case 'read':
      return answer(await keepLogo.run(actor, reading.image), reply);
  }
}

function answer(outcome: KeepLogoOutcome, reply: FastifyReply): FastifyReply {
  switch (outcome.kind) {
    case 'logo-kept': {
      const { digest, width, height } = outcome.logo;
      return reply.send({ version: digest, width, height });
    }
    case 'logo-removed':
      return reply.code(204).send();
    case 'agency-not-authorised':
      throw new Refused(409, 'AGENCY_NOT_AUTHORISED', 'problem.agency-not-authorised', {
        values: { standing: outcome.standing },
      });
  }
}
