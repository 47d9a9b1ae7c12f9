import { isAbsolute, join, resolve } from 'node:path';

import { type Definition, DEFINITIONS, type SettingName } from './definitions.js';
import { DEMO_POSTAL_ADDRESS, DEMO_SENDER, readSender, type Sender } from './mail-settings.js';

/** What the product can be told from outside, read once, checked whole, never changed. */
export interface Settings {
  /** The administrator's database; null means the embedded one. Apps take host and name from it, never its login. */
  readonly databaseUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly verifyPort: number;
  readonly publicOrigin: string;
  readonly verifyOrigin: string;
  /** Absolute. */
  readonly dataFolder: string;
  readonly loginsFolder: string;
  readonly masterKeyFile: string;
  readonly rootPublicKeyFile: string;
  /** True with `DEMO=1`: demo accounts and data, sample secrets, loopback origins. */
  readonly demo: boolean;
  readonly trustedProxies: readonly string[];
  /** False takes any query from callers with a session; refused with `DEMO=0`. */
  readonly trustedDocuments: boolean;
  /** Null: a demo keeps its mail as files, anything else lets it wait. */
  readonly smtpUrl: string | null;
  /** Where a demo keeps its mail; null where it is no demo. */
  readonly mailFolder: string | null;
  readonly smtpPasswordFile: string | null;
  readonly mailFrom: Sender;
  /** One line, at the foot of every mail. */
  readonly mailPostalAddress: string;
  /** What the evidence files of one agency may weigh together, in bytes. */
  readonly evidenceBytesPerAgency: number;
  readonly logLevel: string;
  /** True where npm runs us: it passes signals on, and we end when it is gone. */
  readonly isBelowNpm: boolean;
}

/** The environment cannot be used; every fault is listed, so that all can be mended at once. */
export class SettingsRefused extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`These settings cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

type Raw = Record<SettingName, string | undefined>;

/** What real use demands beyond the form of each value. Making keys on an offline machine needs neither. */
export type Need = 'database' | 'origins';

const MEBIBYTE = 1_048_576;
const EVERYTHING: readonly Need[] = ['database', 'origins'];

interface Reading {
  readonly environment?: NodeJS.ProcessEnv;
  readonly needs?: readonly Need[];
}

/**
 * Parses the environment into settings; throws `SettingsRefused` with every fault. With `DEMO=0` it demands what the
 * caller needs: everything, unless it says less.
 */
export function readSettings({ environment = process.env, needs = EVERYTHING }: Reading = {}): Settings {
  const raw = Object.fromEntries(DEFINITIONS.map(({ name }) => [name, given(environment[name])])) as Raw;
  const faults = DEFINITIONS.flatMap((definition) => faultOf(definition, raw[definition.name]));
  if (faults.length > 0) throw new SettingsRefused(faults);
  const settings = { ...settingsOf(raw), isBelowNpm: environment['npm_lifecycle_event'] !== undefined };
  const refused = settings.demo
    ? []
    : [...faultsForRealUse(settings, needs), ...faultsOfDemoParts(settings, raw)];
  if (refused.length > 0) throw new SettingsRefused(refused);
  return Object.freeze(settings);
}

function given(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === '' ? undefined : trimmed;
}

function faultOf({ name, form, says }: Definition, value: string | undefined): string[] {
  return value === undefined || form(value) ? [] : [`${name}: ${says}`];
}

function settingsOf(raw: Raw): Omit<Settings, 'isBelowNpm'> {
  const port = Number(raw.PORT ?? 3000);
  const verifyPort = Number(raw.VERIFY_PORT ?? 3001);
  const dataFolder = resolve(raw.DATA_DIR ?? '.data');
  const demo = (raw.DEMO ?? '1') === '1';
  const below = (value: string | undefined, name: string): string =>
    value === undefined ? join(dataFolder, name) : isAbsolute(value) ? value : resolve(value);
  return {
    databaseUrl: raw.DATABASE_URL ?? null,
    host: raw.HOST ?? '127.0.0.1',
    port,
    verifyPort,
    publicOrigin: raw.PUBLIC_ORIGIN ?? `http://localhost:${port}`,
    verifyOrigin: raw.VERIFY_ORIGIN ?? `http://localhost:${verifyPort}`,
    dataFolder,
    loginsFolder: below(raw.LOGINS_DIR, 'logins'),
    masterKeyFile: below(raw.MASTER_KEY_FILE, 'master.key'),
    rootPublicKeyFile: below(raw.ROOT_PUBLIC_KEY_FILE, 'root-public.jwk'),
    demo,
    trustedProxies: (raw.TRUSTED_PROXIES ?? '')
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean),
    trustedDocuments: (raw.TRUSTED_DOCUMENTS ?? 'on') === 'on',
    smtpUrl: raw.SMTP_URL ?? null,
    mailFolder: demo ? join(dataFolder, 'mail') : null,
    smtpPasswordFile: raw.SMTP_PASSWORD_FILE ? resolve(raw.SMTP_PASSWORD_FILE) : null,
    mailFrom: (raw.MAIL_FROM ? readSender(raw.MAIL_FROM) : null) ?? DEMO_SENDER,
    mailPostalAddress: raw.MAIL_POSTAL_ADDRESS ?? DEMO_POSTAL_ADDRESS,
    evidenceBytesPerAgency: Number(raw.EVIDENCE_MIB_PER_AGENCY ?? 2048) * MEBIBYTE,
    logLevel: raw.LOG_LEVEL ?? 'info',
  };
}

/** `VERIFY_ORIGIN` is printed on cards for years, and the embedded database is for demos and tests. */
function faultsForRealUse(settings: Settings, needs: readonly Need[]): string[] {
  const isDatabaseMissing = needs.includes('database') && settings.databaseUrl === null;
  const origins = needs.includes('origins')
    ? [
        ...originFaults('PUBLIC_ORIGIN', settings.publicOrigin),
        ...originFaults('VERIFY_ORIGIN', settings.verifyOrigin),
      ]
    : [];
  const database = isDatabaseMissing
    ? ['DATABASE_URL: needed with DEMO=0; the embedded PostgreSQL serves demos only']
    : [];
  return [...database, ...origins];
}

/** What a demo may leave open: who writes to people, and which queries are taken (T76). */
function faultsOfDemoParts(settings: Omit<Settings, 'isBelowNpm'>, raw: Raw): string[] {
  const senders = (['MAIL_FROM', 'MAIL_POSTAL_ADDRESS'] as const).filter((name) => raw[name] === undefined);
  return [
    ...(settings.trustedDocuments
      ? []
      : ['TRUSTED_DOCUMENTS: off is for demos and tests; with DEMO=0 leave it on']),
    ...(settings.smtpUrl === null ? [] : senders.map((name) => `${name}: needed where SMTP_URL is given`)),
  ];
}

function originFaults(name: SettingName, origin: string): string[] {
  const { protocol, hostname } = new URL(origin);
  const loopback = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return protocol === 'https:' && !loopback
    ? []
    : [`${name}: with DEMO=0 it must be an https origin of your own`];
}
