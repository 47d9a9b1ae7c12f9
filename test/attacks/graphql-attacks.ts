/** One thing sent to the api that no screen of ours would send. */
export interface Attack {
  readonly name: string;
  readonly method?: 'GET' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path?: string;
  readonly type?: string;
  readonly body?: string;
}

const times = (count: number, one: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => one(n)).join(' ');
const asking = (query: string, variables: unknown = {}): string => JSON.stringify({ query, variables });
const nested = (levels: number, open: string, close: string): string =>
  open.repeat(levels) + close.repeat(levels);

const VIEWER = '{ viewer { displayName } }';
const REGISTER = 'mutation { registerCommunity(input: {name: "X", guardModel: NONE}) { __typename } }';
const LEARNERS =
  'query ($id: ID, $first: Int!) { learners(first: $first, filter: { communityId: $id }) { totalCount } }';
const ACCEPT = 'mutation ($input: AcceptCompletionInput!) { acceptCompletion(input: $input) { __typename } }';
const PAGES = '{ learners(first: 100) { edges { node { history(first: 100) { edges { cursor } } } } } }';
const DEEP = `{ learners(first: 1) { edges { node { enrolment { programmeVersion { tiers { modules { outcomes { text { en } } } } } } } } } }`;

/** Fragments that double: 2 to the power of `levels` selections from a short document (finding 6). */
function bomb(levels: number): string {
  const doubling = times(levels, (n) => `fragment f${n} on Viewer { ...f${n + 1} ...f${n + 1} }`);
  return `{ viewer { ...f0 } } ${doubling} fragment f${levels} on Viewer { displayName }`;
}

const DOCUMENTS: readonly (readonly [string, string])[] = [
  ['a bomb of 20 doubled fragments', bomb(20)],
  ['a bomb of 90 doubled fragments', bomb(90)],
  [
    'fragments in a circle',
    '{ viewer { ...a } } fragment a on Viewer { agency { ...b } } fragment b on Agency { ...a }',
  ],
  ['a fragment that spreads itself', '{ viewer { ...a } } fragment a on Viewer { ...a }'],
  ['nine fields deep', DEEP],
  ['300 fields deep', `{ ${nested(300, 'viewer { agency {', '} }')} }`],
  ['sixteen aliases', `{ viewer { ${times(16, (n) => `a${n}: displayName`)} } }`],
  ['sixteen aliases of nothing but types', `{ viewer { ${times(16, (n) => `a${n}: __typename`)} } }`],
  [
    'the same act six times',
    `mutation { ${times(6, (n) => `a${n}: revokeBadge(input: {badgeId: "", reason: OTHER}) { __typename }`)} }`,
  ],
  ['the same field 1,200 times', `{ viewer { ${times(1_200, () => 'displayName')} } }`],
  [
    'the same picture 140 times',
    `{ badge(id: "x") { ${times(140, () => 'qr(link: SHORT, format: SVG)')} } }`,
  ],
  ['20,000 directives', `{ viewer ${times(20_000, () => '@a')} { displayName } }`],
  ['300 directives', `{ viewer ${times(300, () => '@skip(if: false)')} { displayName } }`],
  ['450 mistakes', `{ viewer { ${times(450, (n) => `x${n}`)} } }`],
  ['pages within pages', PAGES],
  [
    'five dear lists',
    `{ ${times(5, (n) => `a${n}: learners(first: 100) { edges { node { community { id } enrolment { track } qualification { qualified } } } }`)} }`,
  ],
  ['a page of 2 to the power of 31', '{ learners(first: 2147483648) { totalCount } }'],
  ['a page of a number with 5,000 digits', `{ learners(first: ${'9'.repeat(5_000)}) { totalCount } }`],
  [
    'an input 200 objects deep',
    `mutation { registerCommunity(input: ${nested(200, '{name:', '}')}) { __typename } }`,
  ],
  ['the schema', '{ __schema { types { name fields { name type { name ofType { name } } } } } }'],
  ['a type of the schema', '{ __type(name: "Badge") { fields { name } } }'],
  ['a slip of the pen, for a suggestion', '{ viewer { displayNam } }'],
  ['a slip in an argument, for a suggestion', '{ learners(frist: 1) { totalCount } }'],
  [
    'a slip in a value, for a suggestion',
    'mutation { registerCommunity(input: {name: "X", guardModel: NON}) { __typename } }',
  ],
  ['a subscription', 'subscription { viewer { displayName } }'],
  ['two operations without a choice', `query A ${VIEWER} query B ${VIEWER}`],
  ['an answer in parts', '{ viewer { ... @defer { displayName } } }'],
  ['no document', ''],
  ['no GraphQL', '}{'],
  ['half a string', '{ viewer(a: "'],
  ['a NUL', '{ viewer \u0000 }'],
];

const BODIES: readonly Attack[] = [
  { name: 'a page of 2 to the power of 53 as a variable', body: asking(LEARNERS, { first: 2 ** 53 }) },
  {
    name: 'a page of a million digits',
    body: `{"query":${JSON.stringify(LEARNERS)},"variables":{"first":${'9'.repeat(90_000)}}}`,
  },
  {
    name: '20,000 values of the wrong kind',
    body: asking(ACCEPT, {
      input: { completionId: 'x', outcomesMet: Array.from({ length: 20_000 }, () => 1) },
    }),
  },
  {
    name: 'an input 10,000 arrays deep',
    body: `{"query":${JSON.stringify(LEARNERS)},"variables":{"id":${nested(10_000, '[', ']')},"first":1}}`,
  },
  { name: 'variables that are no object', body: asking(VIEWER, ['x']) },
  { name: 'a batch of two', body: `[${asking(VIEWER)},${asking(VIEWER)}]` },
  { name: 'a batch of 1,000', body: `[${Array.from({ length: 1_000 }, () => asking(VIEWER)).join(',')}]` },
  { name: 'an operation that is not there', body: JSON.stringify({ query: VIEWER, operationName: 'Other' }) },
  { name: 'no JSON', body: '{"query":' },
  { name: 'a body of 110 KB', body: asking(`${VIEWER} # ${'x'.repeat(110_000)}`) },
  { name: 'an act by GET', method: 'GET', path: `/graphql?query=${encodeURIComponent(REGISTER)}` },
  {
    name: 'an act by GET with a content type',
    method: 'GET',
    path: `/graphql?query=${encodeURIComponent(REGISTER)}`,
    type: 'application/json',
  },
  ...['PUT', 'PATCH', 'DELETE'].map((method) => ({
    name: `an act by ${method}`,
    method: method as 'PUT',
    body: asking(REGISTER),
  })),
  { name: 'text', type: 'text/plain', body: asking(REGISTER) },
  {
    name: 'a form',
    type: 'application/x-www-form-urlencoded',
    body: `query=${encodeURIComponent(REGISTER)}`,
  },
  {
    name: 'an upload',
    type: 'multipart/form-data; boundary=x',
    body: `--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${asking(REGISTER)}\r\n--x--`,
  },
  { name: 'GraphQL itself', type: 'application/graphql', body: REGISTER },
];

/** Prototypes and members given twice (T92): harmless only when nothing comes of them. */
const PROTOTYPES: readonly string[] = [
  '{"__proto__":{"query":"{ viewer { displayName } }"}}',
  '{"constructor":{"prototype":{"query":"{ viewer { displayName } }"}}}',
  `{"query":${JSON.stringify(VIEWER)},"variables":{"__proto__":{"polluted":1}}}`,
  `{"query":${JSON.stringify(VIEWER)},"variables":{"constructor":{"prototype":{"polluted":1}}}}`,
  `{"query":${JSON.stringify(ACCEPT)},"variables":{"input":{"__proto__":{"completionId":"x"}}}}`,
  `{"query":${JSON.stringify(ACCEPT)},"variables":{"input":{"completionId":"x","constructor":{"prototype":{"polluted":1}}}}}`,
  `{"query":${JSON.stringify(ACCEPT)},"variables":{"__proto__":{"input":{"completionId":"x"}}}}`,
  `{"query":${JSON.stringify(VIEWER)},"extensions":{"__proto__":{"polluted":1}}}`,
];

/** P13: every one of these is answered 4xx, shortly and soon. */
export const ATTACKS: readonly Attack[] = [
  ...DOCUMENTS.map(([name, query]) => ({ name, body: asking(query) })),
  ...BODIES,
  ...PROTOTYPES.map((body, at) => ({ name: `a prototype (T92, ${at + 1})`, body })),
];
