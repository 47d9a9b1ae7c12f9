import type { INestApplicationContext } from '@nestjs/common';

import { EvidenceForApproval, EvidenceStore, KeepEvidence } from '#learners/completions';
import { SessionOf } from '#platform/identity';
import { UnitsOfWork } from '#platform/persistence';

import { ApiSettings } from '../api-settings.js';
import { EvidenceContents } from './evidence-content.js';
import type { EvidenceRooms } from './evidence-door.js';
import { UploadPlaces } from './upload-places.js';

/** The rooms behind a door that Nest does not keep. */
export function evidenceRoomsOf(app: INestApplicationContext): EvidenceRooms {
  return {
    sessionOf: app.get(SessionOf),
    units: app.get(UnitsOfWork),
    evidence: app.get(EvidenceStore),
    keepEvidence: app.get(KeepEvidence),
    forApproval: app.get(EvidenceForApproval),
    contents: new EvidenceContents(),
    places: new UploadPlaces(),
    agencyBytesAtMost: app.get(ApiSettings).evidenceBytesPerAgency,
  };
}
