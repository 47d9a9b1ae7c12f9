import { doorCauseOf, doorRefusal, type Refusal } from '../graphql/refusal.js';

const PATIENCE_MS = 60_000;

/** Puts the file in the place of the agency's picture; null takes the picture away. */
export async function sendLogo(file: File | null, language: string): Promise<'done' | Refusal> {
  const sent = file === null ? { method: 'DELETE' } : { method: 'PUT', body: file };
  let response: Response;
  try {
    response = await fetch('/organisation/logo', {
      ...sent,
      credentials: 'same-origin',
      headers: {
        'accept-language': language,
        ...(file === null ? {} : { 'content-type': file.type || 'application/octet-stream' }),
      },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return doorRefusal('unanswered');
  }
  return response.ok ? 'done' : refusalOf(response);
}

async function refusalOf(response: Response): Promise<Refusal> {
  const { code, message } = (await response.json().catch(() => ({}))) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  const words = typeof message === 'string' ? message : null;
  const isAboutTheFile = [409, 413, 415, 422].includes(response.status);
  if (!isAboutTheFile) return doorRefusal(doorCauseOf(code, response.status), words);
  return { kind: 'refused', cause: String(code), message: words, fields: [] };
}
