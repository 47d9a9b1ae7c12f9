import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { Agency } from '#authority/agencies';

import { anAgency } from '../../../../test/builders/agency.builder.js';
import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { turnedAway } from '../../../../test/harness/answers.js';
import type { Person } from '../../../../test/harness/people.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { act, aLearner, aTeam, type Team, UNKNOWN } from '../../../../test/harness/team.js';
import { asksForPresence } from '../step-up.js';

let api: TestApi;
let staff: Person;
let team: Team;

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  staff = await api.person('Staff', null);
  team = await aTeam(api, 'north');
});
afterAll(() => api.close());

async function data(person: Person, query: string, variables = {}): Promise<Record<string, unknown>> {
  const { body } = await person.asks(query, variables);
  expect(body.errors).toBeUndefined();
  return body.data as Record<string, unknown>;
}

describe('LPHQ looks an agency up', () => {
  const AGENCY = `query ($id: ID!) { agency(id: $id) { slug standing authorisedAt authorisedUntil logo { version }
    counts { communities learners qualified validBadges } history(first: 5) { totalCount edges { node { type actor facts } } } } }`;

  test('with its numbers and what happened to it', async () => {
    await aLearner(team);
    await act(staff, 'suspendAgency', { agencyId: team.agencyId, reason: 'Papers are missing.' });
    await act(staff, 'reinstateAgency', { agencyId: team.agencyId, reason: 'Papers came.' });
    const { agency } = await data(staff, AGENCY, { id: team.agencyId });
    expect(agency).toMatchObject({
      ...{ slug: 'north', standing: 'AUTHORISED', authorisedAt: '2026-01-05T15:00:00Z', logo: null },
      counts: { communities: 1, learners: 1, qualified: 0, validBadges: 0 },
      history: { totalCount: 2 },
    });
    const { edges } = (agency as { history: { edges: { node: { type: string; facts: string } }[] } }).history;
    expect(edges.map(({ node }) => node.type)).toEqual(['agency.reinstated', 'agency.suspended']);
    expect(JSON.stringify(agency)).not.toContain('Papers');
  });

  test('and who of LPHQ did it, and why; the agency reads that it was done, and neither of the two', async () => {
    const SAID = 'history(first: 2) { edges { node { type actor reason } } }';
    const edges = (read: unknown) => (read as { history: { edges: { node: unknown }[] } }).history.edges;
    const { agency } = await data(staff, `query ($id: ID!) { agency(id: $id) { ${SAID} } }`, {
      id: team.agencyId,
    });
    expect(edges(agency).map(({ node }) => node)).toEqual([
      { type: 'agency.reinstated', actor: 'Staff', reason: 'Papers came.' },
      { type: 'agency.suspended', actor: 'Staff', reason: 'Papers are missing.' },
    ]);
    const { viewer } = await data(team.manager, `{ viewer { agency { ${SAID} } } }`);
    expect(edges((viewer as { agency: unknown }).agency).map(({ node }) => node)).toEqual([
      { type: 'agency.reinstated', actor: null, reason: null },
      { type: 'agency.suspended', actor: null, reason: null },
    ]);
  });

  test.each([[UNKNOWN], ['no id']])('and finds none by %s', async (id) => {
    expect(await data(staff, AGENCY, { id })).toEqual({ agency: null });
  });

  test('in a list, by parts of its name and by its standing today', async () => {
    const made: Agency[] = [
      await anAgency().named('Élan Sûreté').withSlug('elan').in(api.db),
      await anAgency().named('Elan Over').withSlug('elan-over').authorisedUntil('2020-01-01').in(api.db),
    ];
    const list = (filter: unknown) =>
      data(
        staff,
        `query ($filter: AgencyFilter) { agencies(first: 9, filter: $filter) { totalCount edges { node { slug standing } } } }`,
        { filter },
      );
    expect(made).toHaveLength(2);
    expect(await list({ search: 'surete ELAN' })).toEqual({
      agencies: { totalCount: 1, edges: [{ node: { slug: 'elan', standing: 'AUTHORISED' } }] },
    });
    expect(await list({ search: 'elan', standing: 'ENDED' })).toEqual({
      agencies: { totalCount: 1, edges: [{ node: { slug: 'elan-over', standing: 'ENDED' } }] },
    });
    expect(await list(null)).toMatchObject({ agencies: { totalCount: 3 } });
  });
});

describe('an agency of itself', () => {
  const OWN = `{ viewer { agency { phone counts { learners } history(first: 3) { edges { node { type actor facts } } } } } }`;

  test('changes whom strangers may call, and finds it in its history', async () => {
    const own = await aTeam(api, 'own');
    const contacts = { phone: ' 613-555-0188 ', email: 'New@Example.org' };
    expect(await act(own.manager, 'changeOrganisation', contacts)).toEqual({
      __typename: 'OrganisationChanged',
      agency: { phone: '613-555-0188', email: 'new@example.org' },
    });
    const { viewer } = await data(own.assessor, OWN);
    expect(viewer).toEqual({
      agency: {
        phone: '613-555-0188',
        counts: { learners: 0 },
        history: {
          edges: [
            {
              node: {
                type: 'agency.contacts-changed',
                actor: 'Manager',
                facts: '{"fields":["phone","email"]}',
              },
            },
          ],
        },
      },
    });
  });

  test('lets nobody but its managers do that, and asks them for the password', async () => {
    const acts = [
      `mutation { changeOrganisation(input: { phone: "613-555-0188", email: "a@example.org" }) { __typename } }`,
      `mutation { changeCommunity(input: { communityId: "x", name: "x", guardModel: NONE }) { __typename } }`,
    ];
    for (const person of [team.registrar, team.assessor, staff])
      for (const act of acts) expect(turnedAway(await person.asks(act))).toBe('FORBIDDEN');
    for (const person of [team.manager, team.registrar, team.assessor])
      expect(turnedAway(await person.asks(`{ agency(id: "${team.agencyId}") { name } }`))).toBe('FORBIDDEN');
    expect(asksForPresence('Mutation.changeOrganisation')).toBe(true);
  });

  test('is told everything that is wrong with the form', async () => {
    const { fields } = await act(team.manager, 'changeOrganisation', { phone: 'ring', email: '' });
    expect(fields).toMatchObject([
      { field: 'phone', because: 'not-a-phone-number' },
      { field: 'email', because: 'empty' },
    ]);
  });

  test('changes nothing while it is suspended', async () => {
    const held = await aTeam(api, 'held');
    await act(staff, 'suspendAgency', { agencyId: held.agencyId, reason: 'A reason.' });
    const contacts = { phone: '613-555-0188', email: 'new@example.org' };
    expect(await act(held.manager, 'changeOrganisation', contacts)).toMatchObject({
      __typename: 'AgencyNotAuthorised',
      standing: 'SUSPENDED',
    });
  });
});

describe('an agency’s communities', () => {
  const LIST = `query ($search: String) { communities(first: 9, filter: { search: $search }) { totalCount
    edges { node { name guardModel counts { learners qualified validBadges } } } } }`;

  test('are corrected, looked for and counted', async () => {
    const own = await aTeam(api, 'halls');
    await aLearner(own);
    const { communities } = await data(own.registrar, `{ communities(first: 1) { edges { node { id } } } }`);
    const [{ node }] = (communities as { edges: [{ node: { id: string } }] }).edges;
    const form = { communityId: node.id, name: 'Élgin Hall', guardModel: 'CONTRACTED' };
    expect(await act(own.manager, 'changeCommunity', form)).toMatchObject({ __typename: 'CommunityChanged' });
    expect(await data(own.assessor, LIST, { search: 'hall elgin' })).toEqual({
      communities: {
        totalCount: 1,
        edges: [
          {
            node: {
              ...{ name: 'Élgin Hall', guardModel: 'CONTRACTED' },
              counts: { learners: 1, qualified: 0, validBadges: 0 },
            },
          },
        ],
      },
    });
    expect(await data(own.assessor, LIST, { search: 'vine' })).toMatchObject({
      communities: { totalCount: 0 },
    });
    expect(
      await data(team.manager, `query ($id: ID!) { community(id: $id) { name } }`, { id: node.id }),
    ).toEqual({
      community: null,
    });
    expect(await act(team.manager, 'changeCommunity', form)).toMatchObject({
      __typename: 'CommunityUnknown',
    });
  });
});
