import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { LearnerSessions, SignedInLearner } from '#learners/accounts';
import type { KeepEvidenceOutcome } from '#learners/completions';

import type { EvidenceRooms } from '../evidence/evidence-door.js';
import { contentOf, takeEvidence } from '../evidence/file-body.js';
import { type HttpFaults, Refused } from '../http/http-faults.filter.js';
import { learnerAsking } from '../http/learner-asking.js';

const MEGABYTE = 1_048_576;

/** What the door needs of the rooms. */
export type MyEvidenceRooms = Pick<
  EvidenceRooms,
  'keepEvidence' | 'contents' | 'places' | 'agencyBytesAtMost'
> & {
  readonly sessions: LearnerSessions;
};

interface Named {
  readonly Querystring: { readonly record?: unknown };
}

/**
 * A photo or a file that shows a learner's own work, for `handInWork` to name it: `PUT /my/evidence?record=ID`. A plain
 * door, so that who asks, freshly signed in, is known before ten megabytes are read. No learner fetches a file: whoever
 * took the photo has it, and what leaves less leaks less.
 */
export async function openMyEvidenceDoor(
  server: FastifyInstance,
  rooms: MyEvidenceRooms,
  faults: HttpFaults,
): Promise<void> {
  await server.register((door) => {
    takeEvidence(door, faults);
    const learners = new WeakMap<FastifyRequest, SignedInLearner>();
    const onRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const learner = await learnerAsking(rooms.sessions, request, 'FRESH');
      learners.set(request, learner);
      rooms.places.take(learner.accountId, reply);
    };
    door.put<Named>('/my/evidence', { onRequest }, async (request, reply) => {
      const actors = learners.get(request)?.actors ?? [];
      const actor = actors.find(({ learnerId }) => learnerId === request.query.record);
      if (actor === undefined) throw unknownRecord();
      const { learnerId } = actor;
      const content = await contentOf(rooms.contents, request.body);
      const { agencyBytesAtMost } = rooms;
      const kept = await rooms.keepEvidence.run(actor, { learnerId, content, agencyBytesAtMost });
      return answer(kept, reply);
    });
    return Promise.resolve();
  });
}

function answer(outcome: KeepEvidenceOutcome, reply: FastifyReply): FastifyReply {
  switch (outcome.kind) {
    case 'evidence-kept': {
      const { id, mediaType, bytes } = outcome.file;
      return reply.code(201).send({ id, mediaType, size: bytes.length });
    }
    case 'learner-unknown':
      throw unknownRecord();
    case 'evidence-full': {
      // What everybody of the agency uploaded is not told to one of its learners.
      if (outcome.whose === 'agency')
        throw new Refused(409, 'EVIDENCE_FULL', 'problem.my-evidence-full-of-agency');
      const [used, most] = [outcome.used / MEGABYTE, outcome.most / MEGABYTE];
      throw new Refused(409, 'EVIDENCE_FULL', 'problem.my-evidence-full', { values: { used, most } });
    }
    case 'learner-not-active':
      throw new Refused(409, 'LEARNER_NOT_ACTIVE', 'problem.my-record-rests', {
        values: { standing: outcome.standing },
      });
    case 'agency-not-authorised':
      throw new Refused(409, 'AGENCY_NOT_AUTHORISED', 'problem.my-agency-not-authorised');
  }
}

function unknownRecord(): Refused {
  return new Refused(404, 'MY_RECORD_UNKNOWN', 'problem.my-record-unknown');
}
