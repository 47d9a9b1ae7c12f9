import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { member } from '../harness/answers.js';
import { openProduct, type Product } from '../harness/product.js';
import { ENROL_LEARNER, SUBMIT_COMPLETION } from './acts.js';
import { type AgencyCast, today } from './cast.js';

let product: Product;
let north: AgencyCast;
let community: string;
let learner: string;

beforeAll(async () => {
  product = await openProduct();
  north = await product.agency('north', 'North Agency');
  community = await north.registersCommunity('Riverside');
  learner = await north.enrols(community, { givenName: 'Zoé', familyName: 'Tremblay' });
});
afterAll(() => product.close());

/** How many rows there are of everything that a person can write; what the system notes meanwhile is its own. */
async function rowCounts(): Promise<unknown> {
  const tables = [
    'learners',
    'enrolments',
    'completions',
    'badges',
    'communities',
    'journal_entries where actor_id is not null',
    'outbox',
  ];
  const counts = tables.map((table) =>
    product.db.adminQuery<{ n: string }>(`select count(*) as n from ${table}`),
  );
  return (await Promise.all(counts)).map((rows) => rows[0]?.n);
}

interface InvalidInput {
  readonly fields: readonly { field: string; because: string; message: string }[];
}

describe('a name', () => {
  test.each([
    ['empty', ''],
    ['only spaces', '   '],
    ['over-long', 'a'.repeat(101)],
    ['too many bytes', 'é'.repeat(90)],
    ['with a control character', 'Zo\u0000e'],
    ['with a line break', 'Zo\ne'],
    ['with a bidi override (T07)', 'Zo\u202ee'],
    ['with a bidi isolate', 'Zo\u2066e'],
    ['without a letter', '1234'],
  ])('that is %s is refused by its field, and nothing is written', async (_, givenName) => {
    const before = await rowCounts();
    const answer = await north.registrar.does(ENROL_LEARNER, {
      communityId: community,
      givenName,
      familyName: 'Roy',
      track: 'MSO',
      ageAttested: 'ADULT',
    });
    const { fields } = member<InvalidInput>(answer, 'enrolLearner', 'InvalidInput');
    expect(fields.map(({ field }) => field)).toEqual(['givenName']);
    expect(fields[0]?.message).toMatch(/\S/);
    expect(await rowCounts()).toEqual(before);
  });

  test('and everything else that is wrong are named at once', async () => {
    const input = {
      communityId: community,
      givenName: '',
      familyName: '',
      email: 'no address',
      externalId: 'x'.repeat(200),
      track: 'MSO',
      ageAttested: 'ADULT',
    };
    const { fields } = member<InvalidInput>(
      await north.registrar.does(ENROL_LEARNER, input),
      'enrolLearner',
      'InvalidInput',
    );
    expect(fields.map(({ field }) => field).sort()).toEqual([
      'email',
      'externalId',
      'familyName',
      'givenName',
    ]);
  });

  test('that is single is taken whole; that is both is refused', async () => {
    await north.enrols(community, { singleName: 'Aiyana' });
    const both = {
      communityId: community,
      givenName: 'A',
      familyName: 'B',
      singleName: 'C',
      track: 'MSO',
      ageAttested: 'ADULT',
    };
    member(await north.registrar.does(ENROL_LEARNER, both), 'enrolLearner', 'InvalidInput');
  });
});

describe('a day', () => {
  test.each([
    ['impossible', '2026-02-30'],
    ['in the future', '2099-01-01'],
    ['no day', 'yesterday'],
    ['in other digits', '٢٠٢٦-٠١-٠١'],
  ])('that is %s is refused by its field, and nothing is written', async (_, completedOn) => {
    const before = await rowCounts();
    const answer = await north.registrar.does(SUBMIT_COMPLETION, {
      learnerId: learner,
      assignment: 1,
      completedOn,
    });
    expect(answer.status).toBeLessThan(500);
    expect(JSON.stringify(answer.body)).toContain('completedOn');
    expect(await rowCounts()).toEqual(before);
  });

  test('before the enrolment is refused with the day of the enrolment', async () => {
    const answer = await north.registrar.does(SUBMIT_COMPLETION, {
      learnerId: learner,
      assignment: 1,
      completedOn: '2020-01-01',
    });
    member(answer, 'submitCompletion', 'CompletedBeforeEnrolment');
  });
});

test('an assignment that does not exist is refused', async () => {
  const answer = await north.registrar.does(SUBMIT_COMPLETION, {
    learnerId: learner,
    assignment: 7,
    completedOn: today(),
  });
  member(answer, 'submitCompletion', 'AssignmentUnknown');
});

test.each([['not-a-uuid'], [''], ["' or 1=1 --"], ['x'.repeat(5_000)]])(
  'an id of no form is unknown: %s',
  async (learnerId) => {
    const answer = await north.registrar.does(SUBMIT_COMPLETION, {
      learnerId,
      assignment: 1,
      completedOn: today(),
    });
    member(answer, 'submitCompletion', 'LearnerUnknown');
  },
);

test.each(['agencyId', 'role', 'status', 'state', 'approvedBy', 'id'])(
  'a field that no form has is refused at the door: %s (T02)',
  async (extra) => {
    const input = {
      communityId: community,
      givenName: 'A',
      familyName: 'B',
      track: 'MSO',
      ageAttested: 'ADULT',
      [extra]: 'x',
    };
    const answer = await north.registrar.does(ENROL_LEARNER, input);
    expect(answer.status).toBeLessThan(500);
    expect(JSON.stringify(answer.body.errors)).toContain(extra);
  },
);

describe('at the public door', () => {
  test.each([
    ['a code that never existed', '0000000000000000', 404],
    ['a mistyped code', '0000000000000001', 404],
    ['a code of the wrong length', 'ABC', 404],
    ['an over-long code', 'A'.repeat(3_000), 404],
    ['rubbish', '%00%ff..%2f', 400],
  ])('%s gets a page, never a fault', async (_, code, expected) => {
    const answer = await supertest(product.verifier).get(`/v/${code}`).set('accept', 'text/html');
    expect(answer.status).toBeLessThan(500);
    if (expected === 404) expect(answer.status).toBe(404);
  });

  test.each([
    ['nothing', ''],
    ['a link of another host', 'https://verify.example.com/v/0000000000000000'],
    ['alg none', 'eyJhbGciOiJub25lIn0.e30.'],
    ['a very long text', 'A'.repeat(200_000)],
    ['binary', '\u0000\u0001\ufffd'],
  ])('%s is presented and never VALID, never a fault (T35)', async (_, text) => {
    const answer = await supertest(product.verifier)
      .post('/api/v1/verify')
      .set('content-type', 'text/plain')
      .send(text);
    expect(answer.status).toBeLessThan(500);
    expect((answer.body as { outcome?: string }).outcome ?? 'refused').not.toBe('VALID');
  });

  test('more than a megabyte is refused with 413', async () => {
    const answer = await supertest(product.verifier)
      .post('/api/v1/verify')
      .set('content-type', 'text/plain')
      .send('A'.repeat(1_100_000));
    expect(answer.status).toBe(413);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  test('the database away answers CANNOT_CHECK with 503, and never VALID', async () => {
    const { code } = await north.hasIssuedBadge({ givenName: 'Ann', familyName: 'Bee' });
    await product.db.adminQuery('alter function app.verify_record(text) rename to verify_record_away');
    try {
      const answer = await supertest(product.verifier).get(`/v/${code}`).set('accept', 'application/json');
      expect({ status: answer.status, outcome: (answer.body as { outcome: string }).outcome }).toEqual({
        status: 503,
        outcome: 'CANNOT_CHECK',
      });
      expect(answer.headers['retry-after']).toMatch(/^\d+$/);
    } finally {
      await product.db.adminQuery('alter function app.verify_record_away(text) rename to verify_record');
    }
  });
});
