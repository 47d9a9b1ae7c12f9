import { doorRefusal, type Refusal } from '../graphql/refusal.js';
import { refusalOf } from '../sign-in/session.js';

/** Has a mail sent to whoever has an account with this address; the answer is the same where nobody has. */
export async function askReset(email: string, language: string): Promise<'asked' | Refusal> {
  const response = await send('', { email }, language);
  if (response === null) return doorRefusal('unreachable');
  return response.ok ? 'asked' : refusalOf(response);
}

/** Chooses a new password with the token of the mail. */
export async function finishReset(
  token: string,
  password: string,
  language: string,
): Promise<'set' | Refusal> {
  const response = await send('/finish', { token, password }, language);
  if (response === null) return doorRefusal('unanswered');
  return response.ok ? 'set' : refusalOf(response);
}

async function send(to: '' | '/finish', body: object, language: string): Promise<Response | null> {
  try {
    return await fetch(`/password-reset${to}`, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'accept-language': language,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
  } catch {
    return null;
  }
}
