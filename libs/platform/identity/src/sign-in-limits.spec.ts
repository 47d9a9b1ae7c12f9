import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';

import { HandClock } from '../../../../test/builders/hand-clock.js';
import { limitsWith } from '../../../../test/builders/limit-settings.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import type { SignInRules } from './domain/sign-in-rules.js';
import { composeDoors, type Doors } from './identity.js';
import { PasswordHashes } from './passwords/password-hashes.js';

const RIGHT = 'a sentence for the gate';
const WRONG = 'a sentence for the door';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Knows the right password without hashing, and every hash that it was asked about. */
class CountedHashes extends PasswordHashes {
  readonly asked: (string | null)[] = [];
  override matches(storedHash: string | null, password: string): Promise<boolean> {
    this.asked.push(storedHash);
    return Promise.resolve(storedHash !== null && password === RIGHT);
  }
}

let db: TestDatabase;
let clock: HandClock;
let hashes: CountedHashes;
let alarms: number[];

beforeAll(async () => {
  db = await openTestDatabase();
});
beforeEach(async () => {
  await db.adminQuery('truncate sign_in_budgets, sign_in_lock_outs');
  clock = new HandClock('2026-11-21T12:00:00Z');
  hashes = new CountedHashes();
  alarms = [];
});
afterAll(() => db.close());

const aProcess = (changes: Partial<SignInRules> = {}): Doors =>
  composeDoors(
    db.units,
    clock,
    limitsWith(changes, (failures) => void alarms.push(failures)),
    hashes,
  );
const MANY = { networkAttempts: 100_000, alarmingFailures: 100_000 };

async function anAdministrator(): Promise<string> {
  const email = `${randomUUID()}@example.org`;
  await db.adminQuery(
    `with made as (insert into accounts (email, display_name, password_hash) values ($1, 'Zoé', 'hash') returning id)
     insert into staff_roles (account_id, role) select id, 'LPHQ_ADMINISTRATOR' from made`,
    [email],
  );
  return email;
}

/** What the door answers, in one word; a refusal for its number says for how many seconds. */
async function tries(
  doors: Doors,
  email: string,
  password: string,
  address = '203.0.113.1',
): Promise<string> {
  const answer = await doors.passwordDoor.open({ email, password }, { replaces: null, address });
  return answer.kind === 'too-many-attempts' ? `wait ${answer.retryAfter}` : answer.kind;
}

describe('one account', () => {
  test('takes five attempts in a minute, then one after a minute, two, four, up to an hour (T70)', async () => {
    const [doors, email] = [aProcess(MANY), await anAdministrator()];
    for (const attempt of [1, 2, 3, 4, 5])
      expect([attempt, await tries(doors, email, WRONG)]).toEqual([attempt, 'sign-in-refused']);
    for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
      expect(await tries(doors, email, WRONG)).toBe(`wait ${minutes * 60}`);
      clock.pass(minutes * MINUTE - 1);
      expect(await tries(doors, email, RIGHT)).toBe('wait 1');
      clock.pass(1);
      expect(await tries(doors, email, WRONG)).toBe('sign-in-refused');
    }
    expect(hashes.asked).toHaveLength(5 + 8);
  });

  test('that does not exist answers as one that does, and after the same work (T71)', async () => {
    const doors = aProcess(MANY);
    const said = new Map<string, string[]>();
    const [known, unknown] = [await anAdministrator(), 'nobody@example.org'];
    for (const email of [known, unknown]) {
      clock.set('2026-11-21T12:00:00Z');
      const answers: string[] = [];
      for (let attempt = 0; attempt < 12; attempt += 1) {
        answers.push(await tries(doors, email, WRONG));
        clock.pass(20 * SECOND);
      }
      said.set(email, answers);
    }
    expect(said.get(known)).toEqual(said.get(unknown));
    expect(said.get(known)).toContain('wait 40');
    const served = said.get(known)?.filter((answer) => answer === 'sign-in-refused') ?? [];
    expect(hashes.asked).toEqual([...served.map(() => 'hash'), ...served.map(() => null)]);
  });

  test('serves five of fifty that come at once, in two processes', async () => {
    const [one, other, email] = [aProcess(MANY), aProcess(MANY), await anAdministrator()];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, each) => tries(each % 2 ? one : other, email, WRONG)),
    );
    expect(answers.filter((answer) => answer === 'sign-in-refused')).toHaveLength(5);
    expect(answers.filter((answer) => answer === 'wait 60')).toHaveLength(45);
    expect(hashes.asked).toHaveLength(5);
  });

  test('is forgiven by a success', async () => {
    const [doors, email] = [aProcess(MANY), await anAdministrator()];
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1) await tries(doors, email, WRONG);
      expect(await tries(doors, email, RIGHT)).toBe('signed-in');
    }
    expect(await db.adminQuery('select from sign_in_lock_outs')).toEqual([]);
  });

  test('is forgotten after a day without an attempt, and its row goes', async () => {
    const [doors, email] = [aProcess(MANY), await anAdministrator()];
    for (let attempt = 0; attempt < 5; attempt += 1) await tries(doors, email, WRONG);
    clock.pass(24 * HOUR - 1);
    expect(await tries(doors, email, WRONG)).toBe('sign-in-refused');
    expect(await tries(doors, email, WRONG)).toBe('wait 120');
    clock.pass(24 * HOUR);
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await tries(doors, email, WRONG)).toBe('sign-in-refused');
    clock.pass(24 * HOUR);
    await tries(doors, 'somebody@example.org', WRONG);
    expect(await db.adminQuery('select from sign_in_lock_outs')).toHaveLength(1);
    expect(await db.adminQuery('select from sign_in_budgets')).toHaveLength(2);
  });
});

describe('one network', () => {
  test('tries one password on 5,000 accounts in a minute: 60 served at most, an alarm (P22, T70)', async () => {
    const doors = aProcess();
    for (let number = 0; number < 5_000; number += 1) {
      await tries(doors, `person${number}@example.org`, WRONG);
      clock.pass(MINUTE / 5_000);
    }
    expect(hashes.asked.length).toBeGreaterThanOrEqual(30);
    expect(hashes.asked.length).toBeLessThanOrEqual(60);
    expect(alarms).toEqual([30]);
  });

  test('has thirty attempts a minute, which a success does not give back', async () => {
    const [doors, email] = [aProcess(), await anAdministrator()];
    for (let attempt = 0; attempt < 30; attempt += 1)
      expect(await tries(doors, email, RIGHT)).toBe('signed-in');
    clock.pass(20 * SECOND);
    expect(await tries(doors, email, RIGHT)).toBe('wait 40');
    expect(await tries(aProcess(), email, RIGHT)).toBe('wait 40');
    expect(await tries(doors, email, RIGHT, '203.0.113.2')).toBe('signed-in');
    clock.pass(40 * SECOND);
    expect(await tries(doors, email, RIGHT)).toBe('signed-in');
  });

  test('is the /64 of an IPv6 address', async () => {
    const [doors, email] = [aProcess({ networkAttempts: 1 }), await anAdministrator()];
    expect(await tries(doors, email, RIGHT, '2001:db8:1:2::1')).toBe('signed-in');
    expect(await tries(doors, email, RIGHT, '2001:db8:1:2:ffff::1')).toBe('wait 60');
    expect(await tries(doors, email, RIGHT, '2001:db8:1:3::1')).toBe('signed-in');
  });
});

test('the alarm is raised once a minute, whoever fails where and in which process', async () => {
  const processes = [aProcess({ alarmingFailures: 4 }), aProcess({ alarmingFailures: 4 })] as const;
  const fail = (each: number): Promise<string> =>
    tries(processes[each % 2] as Doors, `person${each}@example.org`, WRONG, `203.0.113.${each}`);
  for (let each = 0; each < 10; each += 1) await fail(each);
  expect(alarms).toEqual([4]);
  clock.pass(MINUTE);
  for (let each = 0; each < 10; each += 1) await fail(each);
  expect(alarms).toEqual([4, 4]);
});

test('what the process has refused is refused without asking the database again', async () => {
  const [doors, email] = [aProcess({ networkAttempts: 1 }), await anAdministrator()];
  await tries(doors, email, RIGHT);
  await tries(doors, email, RIGHT);
  await db.adminQuery('truncate sign_in_budgets, sign_in_lock_outs');
  expect(await tries(doors, email, RIGHT)).toBe('wait 60');
  expect(await db.adminQuery('select from sign_in_budgets')).toEqual([]);
});

describe('statements, begin and commit counted', () => {
  async function statementsOf(work: () => Promise<string>): Promise<{ answer: string; statements: number }> {
    const queries = jest.spyOn(pg.Client.prototype, 'query');
    const answer = await work();
    const statements = queries.mock.calls.length;
    queries.mockRestore();
    return { answer, statements };
  }

  test('are 13 at most for a sign-in, 10 where it is refused, 7 where it is one too many, and then none', async () => {
    const [doors, email] = [aProcess({ networkAttempts: 8 }), await anAdministrator()];
    await tries(doors, 'the-first-sweeps@example.org', WRONG);
    const costs = async (answer: string, most: number, who: string, password: string): Promise<void> => {
      const cost = await statementsOf(() => tries(doors, who, password));
      expect(cost.answer).toBe(answer);
      expect(cost.statements).toBeLessThanOrEqual(most);
    };
    await costs('signed-in', 13, email, RIGHT);
    for (let attempt = 0; attempt < 5; attempt += 1) await costs('sign-in-refused', 10, email, WRONG);
    await costs('wait 60', 7, email, WRONG);
    await costs('wait 60', 0, email, WRONG);
    await costs('wait 60', 5, 'nobody@example.org', WRONG);
    await costs('wait 60', 0, 'nobody@example.org', WRONG);
  });
});
