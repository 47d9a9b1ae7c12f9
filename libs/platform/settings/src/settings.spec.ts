import { describe, expect, test } from '@jest/globals';

import { databaseAddress } from './database-address.js';
import { readSettings, SettingsRefused } from './settings.js';

const faultsOf = (environment: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readSettings({ environment });
    return [];
  } catch (error) {
    if (error instanceof SettingsRefused) return error.faults;
    throw error;
  }
};

describe('settings', () => {
  test('have defaults that run a demo on this machine', () => {
    expect(readSettings({ environment: {} })).toMatchObject({
      port: 3000,
      verifyOrigin: 'http://localhost:3001',
      demo: true,
      databaseUrl: null,
    });
  });

  test('let origins follow a changed port', () => {
    expect(readSettings({ environment: { PORT: '4000', VERIFY_PORT: '4001' } })).toMatchObject({
      publicOrigin: 'http://localhost:4000',
      verifyOrigin: 'http://localhost:4001',
    });
  });

  test('are refused with every fault at once', () => {
    const faults = faultsOf({
      PORT: '0',
      VERIFY_ORIGIN: 'http://x/v/',
      DEMO: 'yes',
      DATABASE_URL: 'mysql://x',
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'DATABASE_URL',
      'PORT',
      'VERIFY_ORIGIN',
      'DEMO',
    ]);
  });

  test('refuse real use on the embedded database or on a loopback or plain http origin', () => {
    expect(faultsOf({ DEMO: '0' }).map((fault) => fault.split(':')[0])).toEqual([
      'DATABASE_URL',
      'PUBLIC_ORIGIN',
      'VERIFY_ORIGIN',
    ]);
    const real = { DEMO: '0', DATABASE_URL: 'postgres://a@db/x', PUBLIC_ORIGIN: 'https://p.example.org' };
    expect(faultsOf({ ...real, VERIFY_ORIGIN: 'http://v.example.org' })).toHaveLength(1);
    expect(faultsOf({ ...real, VERIFY_ORIGIN: 'https://v.example.org' })).toEqual([]);
  });

  test('refuse real use with any query, or with mail that names no sender or postal address', () => {
    const real = {
      DEMO: '0',
      DATABASE_URL: 'postgres://a@db/x',
      PUBLIC_ORIGIN: 'https://p.example.org',
      VERIFY_ORIGIN: 'https://v.example.org',
    };
    expect(faultsOf({ ...real, TRUSTED_DOCUMENTS: 'off' })).toEqual([
      expect.stringMatching(/^TRUSTED_DOCUMENTS: /),
    ]);
    expect(faultsOf({ TRUSTED_DOCUMENTS: 'off' })).toEqual([]);
    const mail = { ...real, SMTP_URL: 'smtps://a:b@mail.example.org:465' };
    expect(faultsOf(mail).map((fault) => fault.split(':')[0])).toEqual(['MAIL_FROM', 'MAIL_POSTAL_ADDRESS']);
    expect(
      faultsOf({
        ...mail,
        MAIL_FROM: 'LPHQ <desk@example.org>',
        MAIL_POSTAL_ADDRESS: '1 Example Street, Ottawa',
      }),
    ).toEqual([]);
  });

  test.each([
    ['SMTP_URL', 'http://mail.example.org'],
    ['SMTP_URL', 'smtp://mail.example.org/path'],
    ['SMTP_URL', 'smtp://mail.example.org?tls=no'],
    ['MAIL_FROM', 'desk@example.org'],
    ['MAIL_FROM', 'LPHQ <desk@example.org>, Eve <eve@example.org>'],
    ['MAIL_FROM', 'LPHQ\r\nBcc: eve@example.org <desk@example.org>'],
    ['MAIL_FROM', ' <desk@example.org>'],
    ['MAIL_POSTAL_ADDRESS', 'one line\nand another'],
    ['TRUSTED_DOCUMENTS', '1'],
    ['EVIDENCE_MIB_PER_AGENCY', '0'],
    ['EVIDENCE_MIB_PER_AGENCY', '2 GB'],
  ])('refuse %s as %j', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name}: `))]);
  });

  test('demand of real use what the caller needs, and no more', () => {
    const DEMO = '0';
    const DATABASE_URL = 'postgres://db/x';
    expect(readSettings({ environment: { DEMO }, needs: [] })).toMatchObject({
      demo: false,
      databaseUrl: null,
    });
    expect(() => readSettings({ environment: { DEMO }, needs: ['database'] })).toThrow('DATABASE_URL');
    const environment = { DEMO, DATABASE_URL };
    expect(readSettings({ environment, needs: ['database'] })).toMatchObject({ demo: false });
    expect(() => readSettings({ environment, needs: ['origins'] })).toThrow('VERIFY_ORIGIN');
  });

  test.each([
    ['a user', 'postgres://h/db?user=boss'],
    ['a password', 'postgres://h/db?sslmode=require&password=x'],
    ['a host', 'postgres://h/db?host=elsewhere'],
    ['another port', 'postgres://h/db?port=1'],
    ['a role', 'postgres://h/db?options=-c%20role%3Dlp_agency'],
    ['a user in capitals', 'postgres://h/db?USER=boss'],
    ['no host', 'postgres:///db'],
  ])('refuse a database address with %s in its query or none before it', (_what, DATABASE_URL) => {
    expect(faultsOf({ DATABASE_URL })).toEqual([expect.stringMatching(/^DATABASE_URL: /)]);
  });

  test('take a database address with parameters of transport', () => {
    expect(faultsOf({ DATABASE_URL: 'postgres://a:b@db:5433/x?sslmode=require' })).toEqual([]);
  });
});

test('a database’s address is nobody’s login', () => {
  const told =
    'postgres://boss:secret@db:5433/x?user=a&Password=b&options=-c%20role%3Dx&sslmode=require&host=c';
  expect(databaseAddress(told).href).toBe('postgres://db:5433/x?sslmode=require');
});
