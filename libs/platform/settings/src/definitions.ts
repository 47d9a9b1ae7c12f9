import { isDatabaseAddress } from './database-address.js';
import { isMailServer, isOneLine, isSender } from './mail-settings.js';

export type SettingName =
  | 'DATABASE_URL'
  | 'HOST'
  | 'PORT'
  | 'VERIFY_PORT'
  | 'PUBLIC_ORIGIN'
  | 'VERIFY_ORIGIN'
  | 'DATA_DIR'
  | 'LOGINS_DIR'
  | 'MASTER_KEY_FILE'
  | 'ROOT_PUBLIC_KEY_FILE'
  | 'DEMO'
  | 'TRUSTED_PROXIES'
  | 'TRUSTED_DOCUMENTS'
  | 'SMTP_URL'
  | 'SMTP_PASSWORD_FILE'
  | 'MAIL_FROM'
  | 'MAIL_POSTAL_ADDRESS'
  | 'EVIDENCE_MIB_PER_AGENCY'
  | 'LOG_LEVEL';

export interface Definition {
  readonly name: SettingName;
  readonly default: string;
  /** One line for the sample file. */
  readonly explains: string;
  readonly form: (value: string) => boolean;
  /** What a value of the wrong form is told. */
  readonly says: string;
}

const isPort = (value: string): boolean =>
  /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535;
const anyText = (): boolean => true;

/** A bare origin: scheme, host and port, nothing after. */
function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value && /^https?:/.test(value);
}

const ORIGIN_SAYS =
  'must be an origin such as https://verify.example.org, without a path or a slash at its end';

export const DEFINITIONS: readonly Definition[] = [
  {
    name: 'DATABASE_URL',
    default: '',
    explains:
      'PostgreSQL 15 or later, as its administrator; empty: the embedded one (demo only). Apps log in with logins of their own.',
    form: isDatabaseAddress,
    says: 'must be a postgres:// URL that names its host, with user, password and port before the question mark only',
  },
  { name: 'HOST', default: '127.0.0.1', explains: 'The address to listen on.', form: anyText, says: '' },
  {
    name: 'PORT',
    default: '3000',
    explains: 'Api and portal.',
    form: isPort,
    says: 'must be a port from 1 to 65535',
  },
  {
    name: 'VERIFY_PORT',
    default: '3001',
    explains: 'The public verifier.',
    form: isPort,
    says: 'must be a port from 1 to 65535',
  },
  {
    name: 'PUBLIC_ORIGIN',
    default: 'http://localhost:3000',
    explains: 'Where people reach the portal.',
    form: isOrigin,
    says: ORIGIN_SAYS,
  },
  {
    name: 'VERIFY_ORIGIN',
    default: 'http://localhost:3001',
    explains: 'Where badges are verified. Printed on cards and signed into badges: it can never change.',
    form: isOrigin,
    says: ORIGIN_SAYS,
  },
  {
    name: 'DATA_DIR',
    default: '.data',
    explains: 'What this machine keeps between starts.',
    form: anyText,
    says: '',
  },
  {
    name: 'LOGINS_DIR',
    default: '',
    explains: 'Passwords of the database logins, one 0600 file each; empty: below DATA_DIR.',
    form: anyText,
    says: '',
  },
  {
    name: 'MASTER_KEY_FILE',
    default: '',
    explains: '32 bytes that seal the signing keys, mode 0600; empty: below DATA_DIR (demo makes one).',
    form: anyText,
    says: '',
  },
  {
    name: 'ROOT_PUBLIC_KEY_FILE',
    default: '',
    explains: "LPHQ's root public key (JWK) that the verifier trusts; empty: below DATA_DIR.",
    form: anyText,
    says: '',
  },
  {
    name: 'DEMO',
    default: '1',
    explains: '1: demo accounts and data. 0: an empty system for real use.',
    form: (value) => value === '0' || value === '1',
    says: 'must be 0 or 1',
  },
  {
    name: 'TRUSTED_PROXIES',
    default: '',
    explains: 'Addresses of proxies whose X-Forwarded-For is believed, with commas.',
    form: anyText,
    says: '',
  },
  {
    name: 'TRUSTED_DOCUMENTS',
    default: 'on',
    explains:
      'on: with a session, GraphQL takes only what the portal was built with. off: any query (demo only).',
    form: (value) => value === 'on' || value === 'off',
    says: 'must be on or off',
  },
  {
    name: 'SMTP_URL',
    default: '',
    explains:
      'The mail server: smtps://USER:PASSWORD@HOST:465, or smtp://HOST:587. Empty: a demo keeps mail as files; otherwise mail waits.',
    form: isMailServer,
    says: 'must be an smtp:// or smtps:// URL that names its host, with nothing after host and port',
  },
  {
    name: 'SMTP_PASSWORD_FILE',
    default: '',
    explains: 'The mail server’s password in a 0600 file, so that it need not stand in SMTP_URL.',
    form: anyText,
    says: '',
  },
  {
    name: 'MAIL_FROM',
    default: '',
    explains: 'Who mail comes from and where answers go: LPHQ <desk@example.org>.',
    form: isSender,
    says: 'must be a name and an address in angle brackets, such as LPHQ <desk@example.org>',
  },
  {
    name: 'MAIL_POSTAL_ADDRESS',
    default: '',
    explains: 'Postal address of LPHQ in one line, at the foot of every mail, as the law (CASL) asks.',
    form: isOneLine,
    says: 'must be one line of at most 200 characters',
  },
  {
    name: 'EVIDENCE_MIB_PER_AGENCY',
    default: '2048',
    explains: 'How many MiB the files that show learners’ work may weigh together, for each agency.',
    form: (value) => /^[1-9]\d{0,6}$/.test(value),
    says: 'must be a whole number of MiB from 1 to 9999999',
  },
  {
    name: 'LOG_LEVEL',
    default: 'info',
    explains: 'fatal, error, warn, info, debug, trace or silent.',
    form: (value) => ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].includes(value),
    says: 'must be one of fatal, error, warn, info, debug, trace, silent',
  },
];
