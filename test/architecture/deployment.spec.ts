import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, test } from '@jest/globals';

const FOLDER = resolve(import.meta.dirname, '../../docker');
const dockerfile = readFileSync(resolve(FOLDER, 'Dockerfile'), 'utf8');
const compose = readFileSync(resolve(FOLDER, 'compose.yaml'), 'utf8');

/** The blocks one level below a key of the file, by name: `services` → api, worker … */
function blocksBelow(key: string): Map<string, string> {
  const [, section = ''] = new RegExp(`^${key}:\\n((?:(?: .*)?\\n)*)`, 'm').exec(compose) ?? [];
  const blocks = section.split(/^ {2}(?=\S)/m).slice(1);
  return new Map(blocks.map((block) => [block.slice(0, block.indexOf(':')), block]));
}

/** The secrets of a service, in either of YAML's two ways to write a list. */
function secretsOf(block: string): readonly string[] {
  const inline = /^ +secrets: \[(.*)\]$/m.exec(block)?.[1];
  if (inline !== undefined) return inline.split(', ').sort();
  const lines = /^ +secrets:\n((?: +- .*\n)+)/m.exec(block)?.[1] ?? '';
  return [...lines.matchAll(/- (\S+)/g)].map(([, name]) => name!).sort();
}

/** Each stage of the Dockerfile with its text. */
const stages = new Map(
  dockerfile
    .split(/^FROM /m)
    .slice(1)
    .map((text) => [/ AS (\S+)/.exec(text)![1]!, text]),
);
const services = blocksBelow('services');
const secretsOfService = (name: string): readonly string[] => secretsOf(services.get(name)!);

describe('the images', () => {
  const targets = ['api', 'verifier', 'worker', 'operator'];

  test('are one per app, and none runs as root', () => {
    expect([...stages.keys()]).toEqual(expect.arrayContaining(targets));
    for (const target of targets) expect(stages.get(target)).toMatch(/^USER node$/m);
  });

  test('start an entry that the build makes', () => {
    for (const target of targets) {
      expect(stages.get(target)).toContain(`"node", "dist/apps/${target}/src/main.js"`);
    }
  });

  test('hold packages of production only', () => {
    expect(stages.get('packages')).toContain('npm ci --omit=dev');
    expect(stages.get('floor')).toContain('--from=packages');
  });

  test('hold nothing that signs where the internet is answered', () => {
    expect(stages.get('public-build')).toContain('rm -rf dist/libs/proof/signing');
    for (const target of ['api', 'verifier']) {
      expect(stages.get(target)).toContain('COPY --from=public-build');
      expect(stages.get(target)).not.toContain('--from=build');
    }
  });
});

describe('compose', () => {
  test('starts the database, the operator’s migration and three apps', () => {
    expect([...services.keys()].sort()).toEqual(['api', 'migrate', 'postgres', 'verifier', 'worker']);
  });

  test('builds targets that exist', () => {
    const targets = [...compose.matchAll(/target: (\w+)/g)].map(([, target]) => target!);
    expect(targets.filter((target) => !stages.has(target))).toEqual([]);
  });

  test('declares each secret as a file, and every one is used', () => {
    const declared = blocksBelow('secrets');
    for (const [name, block] of declared) expect(block.trim()).toBe(`${name}: { file: ./secrets/${name} }`);
    const used = new Set([...services.values()].flatMap(secretsOf));
    expect([...used].sort()).toEqual([...declared.keys()].sort());
  });

  test('gives each app the logins of its own pools and no other secret', () => {
    expect(secretsOfService('api')).toEqual(['lp_hq_login', 'lp_identity', 'lp_tenant_login']);
    expect(secretsOfService('verifier')).toEqual(['lp_public_login', 'root-public.jwk']);
    expect(secretsOfService('worker')).toEqual([
      'lp_worker_login',
      'master.key',
      'root-public.jwk',
      'smtp-password',
    ]);
  });

  test('writes no password into an environment or an address', () => {
    expect(compose).not.toMatch(/PASSWORD: |:\/\/[^\s/@:]+:[^\s/@]+@/);
    expect(dockerfile).not.toMatch(/(PASSWORD|SECRET|KEY)=/);
  });

  test('publishes ports on loopback alone: a proxy with https stands in front', () => {
    const ports = [...compose.matchAll(/ports: \['([^']+)'\]/g)].map(([, port]) => port);
    expect(ports).toEqual(['127.0.0.1:3000:3000', '127.0.0.1:3001:3001']);
  });
});
