import { describe, expect, test } from '@jest/globals';

import { readSettings, SettingsRefused } from './settings.js';

const faultsOf = (environment: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    if (error instanceof SettingsRefused) return error.faults;
    throw error;
  }
};

describe('settings', () => {
  test('have defaults that run a demo on this machine', () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      verifyOrigin: 'http://localhost:3001',
      demo: true,
      databaseUrl: null,
    });
  });

  test('let origins follow a changed port', () => {
    expect(readSettings({ PORT: '4000', VERIFY_PORT: '4001' })).toMatchObject({
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
});
