import { doorCauseOf, doorRefusal, type Refusal } from '../graphql/refusal.js';

/** Ten megabytes from a phone on a weak network. */
const PATIENCE_MS = 120_000;

export type SentEvidence = { readonly kind: 'kept'; readonly id: string } | Refusal;

/** Where a kept file is fetched from, as a file. */
export function evidenceAddress(id: string): string {
  return `/evidence/${encodeURIComponent(id)}`;
}

/** Where LPHQ fetches the file behind a submission that asks about its day; the agency’s journal says so. */
export function backdatedEvidenceAddress(completionId: string): string {
  return `/backdatings/${encodeURIComponent(completionId)}/evidence`;
}

/** Uploads a file that shows a learner's work; a submission names it by the id that comes back. */
export async function sendEvidence(learnerId: string, file: File, language: string): Promise<SentEvidence> {
  let response: Response;
  try {
    response = await fetch(`/learners/${encodeURIComponent(learnerId)}/evidence`, {
      method: 'PUT',
      body: file,
      credentials: 'same-origin',
      headers: { 'accept-language': language, 'content-type': file.type || 'application/octet-stream' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return doorRefusal('unanswered');
  }
  const said = (await response.json().catch(() => ({}))) as Readonly<Record<string, unknown>>;
  return response.ok && typeof said['id'] === 'string'
    ? { kind: 'kept', id: said['id'] }
    : refusalOf(response.status, said);
}

function refusalOf(status: number, { code, message }: Readonly<Record<string, unknown>>): Refusal {
  const words = typeof message === 'string' ? message : null;
  const isAboutTheFile = [409, 413, 415, 422].includes(status);
  if (!isAboutTheFile) return doorRefusal(doorCauseOf(code, status), words);
  return { kind: 'refused', cause: String(code), message: words, fields: [] };
}
