import { systemClock } from '#platform/clock';
import type { Need } from '#platform/settings';
import {
  CreateOperatingKey,
  KeyStore,
  makeRoot,
  MasterKeys,
  newMasterKeyText,
  PublishKeyList,
  readMasterKey,
} from '#proof/signing';

import { type Answer, type Command, needed, type Request, UsageRefused } from '../command.js';
import { makeKeyFiles, readRootKey } from '../key-files.js';
import { openRooms, within } from '../rooms.js';

const USAGE = 'keys list | keys root --out=FILE | keys master --out=FILE | keys operating --root=FILE';
const NEEDS: Readonly<Record<string, readonly Need[]>> = {
  list: ['database'],
  operating: ['database', 'origins'],
};
const WORKER = { kind: 'worker', agencyId: null, requestId: 'operator' } as const;

/** The key tree: the root is made once by two people and kept outside the system (SECURITY.md). */
export const keysCommand: Command = {
  name: 'keys',
  explains: USAGE,
  takes: ['out', 'root'],
  needs: ([word]) => NEEDS[word ?? ''] ?? [],
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

/** Made where no database is known: on a machine without a network, which the private half never leaves but by hand. */
async function root({ options, context }: Request): Promise<Answer> {
  const file = needed(options, 'out');
  const publicFile = context.settings.rootPublicKeyFile;
  const made = makeRoot();
  await makeKeyFiles([
    { file, text: JSON.stringify(made.privateJwk) },
    { file: publicFile, text: JSON.stringify(made.publicJwk), isPublic: true },
  ]);
  const text = `Root ${made.kid} written to ${file}: keep it away from the system. Verifiers pin ${publicFile}.`;
  return { text, data: { kid: made.kid, file, publicFile } };
}

async function master({ options }: Request): Promise<Answer> {
  const file = needed(options, 'out');
  await makeKeyFiles([{ file, text: newMasterKeyText() }]);
  return { text: `Master key written to ${file}. Back it up apart from the database.`, data: { file } };
}

async function operating({ context, options }: Request): Promise<Answer> {
  const rootPrivateJwk = await readRootKey(needed(options, 'root'));
  const { masterKeyFile, verifyOrigin: origin, demo } = context.settings;
  const bytes = await readMasterKey(masterKeyFile, { sampleRefused: true, production: !demo });
  const settings = { verifyOrigin: origin, masterKeys: new MasterKeys([{ version: 1, bytes }]) };
  return within(openRooms(await context.units(), systemClock, settings), async (rooms) => {
    const made = await rooms.get(CreateOperatingKey).run(WORKER, { rootPrivateJwk, origin });
    const published = await rooms.get(PublishKeyList).run(WORKER, { origin });
    const text = `${made.kind}: ${made.key.kid}; ${published.kind}`;
    return { text, data: { kind: made.kind, kid: made.key.kid } };
  });
}
