import type { FastifyInstance, FastifyRequest } from 'fastify';

import type { SessionOf } from '#platform/identity';
import type { AgencyRole, MemberActor } from '#platform/tenancy';

import { type HttpFaults, Refused } from './http-faults.filter.js';
import { memberAsking } from './member-asking.js';

interface FileRules {
  readonly types: readonly string[];
  readonly bytesAtMost: number;
  /** The words for a type that is not taken, and for a body that is too heavy. */
  readonly words: { readonly unreadable: string; readonly tooHeavy: string };
}

/** Lets a door take whole files as its bodies, and refuse others in words of files where elsewhere they speak of JSON. */
export function takeFiles(door: FastifyInstance, rules: FileRules, faults: HttpFaults): void {
  door.removeAllContentTypeParsers();
  door.addContentTypeParser(
    [...rules.types],
    { parseAs: 'buffer', bodyLimit: rules.bytesAtMost },
    (_request, body, done) => {
      done(null, body);
    },
  );
  door.setErrorHandler((error, request, reply) => faults.answer(inWords(error, rules), request, reply));
}

function inWords(error: unknown, { words }: FileRules): unknown {
  switch ((error as { code?: unknown }).code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Refused(415, 'MEDIA_TYPE_REFUSED', words.unreadable);
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Refused(413, 'TOO_LARGE', words.tooHeavy);
    default:
      return error;
  }
}

/** Who asks, found out by a hook before the first byte of a body is read. */
export class MembersAsking {
  private readonly actors = new WeakMap<FastifyRequest, MemberActor>();

  constructor(private readonly sessionOf: SessionOf) {}

  /** The hook for `onRequest`: lets those of the roles pass and refuses everybody else. */
  onlyFor(roles: readonly AgencyRole[]): (request: FastifyRequest) => Promise<void> {
    return async (request) => {
      this.actors.set(request, await memberAsking(this.sessionOf, request, roles));
    };
  }

  /** Whom the hook let pass. */
  of(request: FastifyRequest): MemberActor {
    const actor = this.actors.get(request);
    if (actor === undefined) throw new Error('A handler asks who asks, and no hook found out.');
    return actor;
  }
}
