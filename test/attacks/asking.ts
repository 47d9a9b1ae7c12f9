import { Agent, request } from 'node:http';

/** What is asked of a server, and what it answered. */
export interface Question {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** How many ask at once: enough to keep both ends busy. */
const AT_ONCE = 32;

/** Asks all of it over connections that stay open, many at once; answers in the order of the questions. */
export async function askAll(origin: string, questions: readonly Question[]): Promise<Reply[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const replies: Reply[] = [];
  const waiting = questions.entries();
  const askOn = async (): Promise<void> => {
    for (const [place, question] of waiting) replies[place] = await ask(origin, question, agent);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, askOn));
    return replies;
  } finally {
    agent.destroy();
  }
}

/** One question by itself. A connection that breaks before the answer rejects. */
export function ask(origin: string, question: Question, agent?: Agent): Promise<Reply> {
  const { path, method = question.body === undefined ? 'GET' : 'POST', headers = {}, body } = question;
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}${path}`, { method, headers, ...(agent ? { agent } : {}) }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
      );
      answer.on('error', reject);
    });
    asked.on('error', reject).end(body);
  });
}

/** Says what it is about to send, sends none of it, and waits for the status. */
export function announce(origin: string, { path, headers = {} }: Question): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}${path}`, { method: 'POST', headers }, (answer) => {
      resolve(answer.statusCode ?? 0);
      asked.destroy();
    });
    asked.on('error', reject).flushHeaders();
  });
}
