import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import {
  type EvidenceContent,
  type EvidenceForApproval,
  type EvidenceStore,
  type EvidenceType,
  type KeepEvidence,
  type KeepEvidenceOutcome,
} from '#learners/completions';
import type { SessionOf } from '#platform/identity';
import type { UnitsOfWork } from '#platform/persistence';
import type { AgencyRole, MemberActor } from '#platform/tenancy';

import { MembersAsking } from '../http/file-door.js';
import { type HttpFaults, Refused } from '../http/http-faults.filter.js';
import { staffAsking } from '../http/member-asking.js';
import type { EvidenceContents } from './evidence-content.js';
import { contentOf, takeEvidence } from './file-body.js';
import type { UploadPlaces } from './upload-places.js';

const ENDINGS: Readonly<Record<EvidenceType, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};
const MEGABYTE = 1_048_576;
const FULL = { agency: 'problem.evidence-full', learner: 'problem.evidence-full-of-learner' } as const;
const RECORDERS: readonly AgencyRole[] = ['AGENCY_MANAGER', 'AGENCY_REGISTRAR'];
const ANYBODY: readonly AgencyRole[] = ['AGENCY_MANAGER', 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR'];

interface Named {
  readonly Params: { readonly id: string };
}

/** What the door needs of the rooms. */
export interface EvidenceRooms {
  readonly sessionOf: SessionOf;
  readonly units: UnitsOfWork;
  readonly evidence: EvidenceStore;
  readonly keepEvidence: KeepEvidence;
  readonly forApproval: EvidenceForApproval;
  readonly contents: EvidenceContents;
  readonly places: UploadPlaces;
  /** What the files of one agency may weigh together. */
  readonly agencyBytesAtMost: number;
}

/**
 * Files that show a learner's work: whoever records completions uploads one, for a submission to name it; whoever is of
 * the agency saves one, and LPHQ the one of a submission that asks it about its day. It leaves as a file and nothing in
 * it runs (T13). A plain door, so that who asks is known before
 * ten megabytes are read.
 */
export async function openEvidenceDoor(
  server: FastifyInstance,
  rooms: EvidenceRooms,
  faults: HttpFaults,
): Promise<void> {
  await server.register((door) => {
    takeEvidence(door, faults);
    const members = new MembersAsking(rooms.sessionOf);
    const recorder = members.onlyFor(RECORDERS);
    const takesPlace = async (request: FastifyRequest, reply: FastifyReply) => {
      await recorder(request);
      rooms.places.take(members.of(request).accountId, reply);
    };
    door.put<Named>('/learners/:id/evidence', { onRequest: takesPlace }, (request, reply) =>
      keep(rooms, members.of(request), request, reply),
    );
    door.get<Named>('/evidence/:id', { onRequest: members.onlyFor(ANYBODY) }, (request, reply) =>
      save(rooms, members.of(request), request.params.id, reply),
    );
    door.get<Named>('/backdatings/:id/evidence', async (request, reply) => {
      const actor = await staffAsking(rooms.sessionOf, request);
      return asFile(await rooms.forApproval.run(actor, request.params.id), reply);
    });
    return Promise.resolve();
  });
}

async function keep(
  { contents, keepEvidence, agencyBytesAtMost }: EvidenceRooms,
  actor: MemberActor,
  { body, params: { id: learnerId } }: { readonly body: unknown; readonly params: Named['Params'] },
  reply: FastifyReply,
): Promise<FastifyReply> {
  const content = await contentOf(contents, body);
  return answer(await keepEvidence.run(actor, { learnerId, content, agencyBytesAtMost }), reply);
}

function answer(outcome: KeepEvidenceOutcome, reply: FastifyReply): FastifyReply {
  switch (outcome.kind) {
    case 'evidence-kept': {
      const { id, mediaType, bytes } = outcome.file;
      return reply.code(201).send({ id, mediaType, size: bytes.length });
    }
    case 'learner-unknown':
      throw new Refused(404, 'LEARNER_UNKNOWN', 'problem.learner-unknown');
    case 'evidence-full': {
      const [used, most] = [outcome.used / MEGABYTE, outcome.most / MEGABYTE];
      throw new Refused(409, 'EVIDENCE_FULL', FULL[outcome.whose], { values: { used, most } });
    }
    case 'learner-not-active':
      throw new Refused(409, 'LEARNER_NOT_ACTIVE', 'problem.learner-not-active', {
        values: { standing: outcome.standing },
      });
    case 'agency-not-authorised':
      throw new Refused(409, 'AGENCY_NOT_AUTHORISED', 'problem.agency-not-authorised', {
        values: { standing: outcome.standing },
      });
  }
}

async function save(
  { units, evidence }: EvidenceRooms,
  actor: MemberActor,
  id: string,
  reply: FastifyReply,
): Promise<FastifyReply> {
  return asFile(await units.read(actor, (unit) => evidence.one(unit, id)), reply);
}

function asFile(file: EvidenceContent | null, reply: FastifyReply): FastifyReply {
  if (file === null) throw new Refused(404, 'EVIDENCE_UNKNOWN', 'problem.evidence-unknown');
  return reply
    .headers({
      'Content-Type': file.mediaType,
      'Content-Disposition': `attachment; filename="evidence.${ENDINGS[file.mediaType]}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
      Vary: 'Cookie',
    })
    .send(Buffer.from(file.bytes));
}
