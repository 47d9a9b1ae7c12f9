import { type Answer, refused } from './doors.js';

export interface KeptFile {
  readonly id: string;
}

/** Sends a file and tells how much of it has gone, 0 to 100. Never throws. By XMLHttpRequest: fetch does not tell. */
export function upload(
  path: string,
  file: Blob,
  { language, tell }: { readonly language: string; readonly tell: (percent: number) => void },
): Promise<Answer<KeptFile>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('PUT', path);
    request.setRequestHeader('content-type', file.type);
    request.setRequestHeader('accept-language', language);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) tell(Math.floor((100 * loaded) / total));
    });
    for (const cut of ['error', 'abort', 'timeout'] as const)
      request.addEventListener(cut, () => resolve({ kind: 'unreachable' }));
    request.addEventListener('load', () => {
      const reply = readJson(request.responseText);
      const isKept = request.status === 201;
      resolve(isKept ? { kind: 'done', value: reply as KeptFile } : refused(request.status, reply));
    });
    request.send(file);
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a proxy's error page
  }
}
