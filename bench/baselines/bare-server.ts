import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';

import pg from 'pg';

/** What the bench tells the server: its answer, and for the one that verifies, where badges are and whose key signed. */
export interface BareServer {
  readonly port: number;
  readonly answer: string;
  readonly verifying: { readonly databaseUrl: string; readonly publicJwk: JsonWebKey } | null;
}

/**
 * The least that can answer a scan: `node:http` with a fixed JSON text, or the same after one read by primary key and
 * one ES256 verification. No routes, no limits, no headers, no log, no policy, nothing remembered.
 */
const settings = JSON.parse(process.argv[2] ?? '') as BareServer;
const body = Buffer.from(settings.answer);
const headers = { 'content-type': 'application/json', 'content-length': String(body.length) };

const answering: RequestListener = (_request, reply) => reply.writeHead(200, headers).end(body);

function verifying({ databaseUrl, publicJwk }: NonNullable<BareServer['verifying']>): RequestListener {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 6 });
  const key = createPublicKey({ key: publicJwk, format: 'jwk' });
  const read = { name: 'read', text: 'select jwt from bench_records where code = $1' };
  return (request, reply) => {
    const code = request.url?.slice(request.url.lastIndexOf('/') + 1);
    void pool.query<{ jwt: string }>({ ...read, values: [code] }).then(({ rows }) => {
      const [head = '', payload = '', signature = ''] = rows[0]?.jwt.split('.') ?? [];
      const signed = Buffer.from(`${head}.${payload}`);
      const options = { key, dsaEncoding: 'ieee-p1363' } as const;
      const holds = verify('sha256', signed, options, Buffer.from(signature, 'base64url'));
      if (holds) reply.writeHead(200, headers).end(body);
      else reply.writeHead(404).end();
    });
  };
}

createServer(settings.verifying === null ? answering : verifying(settings.verifying)).listen(
  { port: settings.port, host: '127.0.0.1', backlog: 4_096 },
  () => process.send?.('ready'),
);
