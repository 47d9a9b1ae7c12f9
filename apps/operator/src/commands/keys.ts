import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';

import { systemClock } from '#platform/clock';
import {
  CreateOperatingKey,
  type EcPrivateJwk,
  KeyStore,
  makeRoot,
  MasterKeys,
  newMasterKeyText,
  PublishKeyList,
  readMasterKey,
} from '#proof/signing';

import { type Answer, type Command, needed, type Request, UsageRefused } from '../command.js';
import { openRooms } from '../demo/rooms.js';

const USAGE = 'keys list | keys root --out=FILE | keys master --out=FILE | keys operating --root=FILE';
const WORKER = { kind: 'worker', agencyId: null, requestId: 'operator' } as const;

/** The key tree: the root is made once by two people and kept outside the system (SECURITY.md). */
export const keysCommand: Command = {
  name: 'keys',
  explains: USAGE,
  run: (request) => {
    switch (request.words[0]) {
      case 'list':
        return list(request);
      case 'root':
        return root(request);
      case 'master':
        return master(request);
      case 'operating':
        return operating(request);
      default:
        throw new UsageRefused(`say: ${USAGE}`);
    }
  },
};

async function list({ context }: Request): Promise<Answer> {
  const units = await context.units();
  const keys = await units.read(WORKER, (unit) => new KeyStore().published(unit));
  const lines = keys.map(({ kid, issuerSlug, purpose, state }) =>
    [kid, purpose, issuerSlug ?? '-', state].join('  '),
  );
  const data = keys.map(({ kid, issuerSlug, purpose, state, validUntil }) => ({
    kid,
    issuer: issuerSlug,
    purpose,
    state,
    validUntil,
  }));
  return { text: lines.join('\n'), data };
}

async function root({ options, context }: Request): Promise<Answer> {
  const file = needed(options, 'out');
  const made = makeRoot();
  await writeNew(file, JSON.stringify(made.privateJwk));
  await writeNew(context.settings.rootPublicKeyFile, JSON.stringify(made.publicJwk));
  const text = `Root ${made.kid} written to ${file}: take it away from this machine. Verifiers pin ${context.settings.rootPublicKeyFile}.`;
  return { text, data: { kid: made.kid, file, publicFile: context.settings.rootPublicKeyFile } };
}

async function master({ options }: Request): Promise<Answer> {
  const file = needed(options, 'out');
  await writeNew(file, newMasterKeyText());
  return { text: `Master key written to ${file}. Back it up apart from the database.`, data: { file } };
}

async function operating({ context, options }: Request): Promise<Answer> {
  const rootPrivateJwk = JSON.parse(await readFile(needed(options, 'root'), 'utf8')) as EcPrivateJwk;
  const { masterKeyFile, verifyOrigin: origin, demo } = context.settings;
  const bytes = await readMasterKey(masterKeyFile, { sampleRefused: true, production: !demo });
  const masterKeys = new MasterKeys([{ version: 1, bytes }]);
  const rooms = await openRooms(await context.units(), systemClock, { verifyOrigin: origin, masterKeys });
  const made = await rooms.get(CreateOperatingKey).run(WORKER, { rootPrivateJwk, origin });
  const published = await rooms.get(PublishKeyList).run(WORKER, { origin });
  await rooms.close();
  return {
    text: `${made.kind}: ${made.key.kid}; ${published.kind}`,
    data: { kind: made.kind, kid: made.key.kid },
  };
}

async function writeNew(file: string, text: string): Promise<void> {
  if (existsSync(file)) throw new UsageRefused(`${file} exists already and is left as it is`);
  await writeFile(file, text, { mode: 0o600, flag: 'wx' });
}
