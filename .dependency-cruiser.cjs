/**
 * The direction of imports, as ARCHITECTURE.md draws it. Every rule below has a planted violation under
 * test/architecture/planted/tree that must turn red by this very name.
 */
const TEST_FILE = '\\.(spec|e2e-spec|long-spec)\\.tsx?$';
const DOOR = '^libs/[^/]+/[^/]+/src/index\\.ts$';

/** From product code (not its specs) below `path`. */
const product = (path) => ({ path, pathNot: TEST_FILE });

/** A package by name, wherever the installation put it. */
const packages = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;

const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

const directions = [
  rule(
    'platform-knows-nobody',
    'The floor knows no learner, no community and no badge.',
    { path: '^libs/platform/' },
    { path: '^libs/(?!platform/)' },
  ),
  rule(
    'proof-stands-on-platform',
    'proof knows what is signed and checked, not who is authorised or enrolled.',
    { path: '^libs/proof/' },
    { path: '^libs/(authority|learners|communities|oversight)/' },
  ),
  rule(
    'authority-stands-on-proof',
    'authority comes before learners and communities.',
    { path: '^libs/authority/' },
    { path: '^libs/(learners|communities|oversight)/' },
  ),
  rule(
    'learners-and-communities-apart',
    'The two stories never meet in a room: state a small port, apps/api plugs in the answer.',
    { path: '^libs/(learners|communities)/' },
    { path: '^libs/(learners|communities)/', pathNot: '^libs/$1/' },
  ),
  rule(
    'oversight-for-apps-only',
    'oversight looks at everything; nothing but an app looks at it.',
    { path: '^libs/(?!oversight/)' },
    { path: '^libs/oversight/' },
  ),
  rule(
    'learners-leftwards',
    'jobs → badges → completions → qualification → {licences, programme, roster}: never rightwards (ADR 0001).',
    { path: '^libs/learners/(roster|programme|licences|accounts)/' },
    { path: '^libs/learners/(completions|qualification|transfers|opening-records|badges|jobs)/' },
  ),
  rule(
    'learners-leftwards-from-completions',
    'A qualification and a completion know nothing of the badge that may come of them.',
    { path: '^libs/learners/(completions|qualification)/' },
    { path: '^libs/learners/(transfers|opening-records|badges|jobs)/' },
  ),
  rule(
    'learners-leftwards-from-badges',
    'A badge does not know whether it is issued alone or in a job.',
    { path: '^libs/learners/badges/' },
    { path: '^libs/learners/jobs/' },
  ),
  rule(
    'qualification-takes-types-of-completions',
    'qualification reads completions; at run time completions ask it, so it may know their types alone.',
    { path: '^libs/learners/qualification/' },
    { path: '^libs/learners/completions/', dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'nobody-imports-an-app',
    'Apps assemble rooms; a room that needs an app has the arrow upside down.',
    product('^(libs|migrations)/'),
    { path: '^apps/' },
  ),
  rule(
    'apps-stand-alone',
    'An app is a process: what two of them need is a room.',
    product('^apps/([^/]+)/'),
    { path: '^apps/', pathNot: '^apps/$1/' },
  ),
  rule(
    'product-without-tests',
    'What is shipped holds no test, no harness and no builder.',
    product('^(apps|libs|migrations)/'),
    { path: ['^test/', TEST_FILE] },
  ),
];

const doors = [
  rule(
    'rooms-by-their-door',
    'A room is entered through src/index.ts alone.',
    { path: '^libs/([^/]+)/([^/]+)/' },
    { path: '^libs/', pathNot: ['^libs/$1/$2/', DOOR] },
  ),
  rule(
    'rooms-by-their-door-for-apps',
    'A room is entered through src/index.ts alone; the catalogues of wording are data, and the harness starts before the rooms.',
    { path: '^(apps|migrations|test|bench)/', pathNot: '^test/harness/' },
    { path: '^libs/', pathNot: [DOOR, '^libs/platform/wording/catalogues/'] },
  ),
  rule(
    'own-door-stays-shut',
    'A room’s own files never import its door: barrels make cycles (Nest’s page on circular dependencies).',
    { path: '^libs/([^/]+)/([^/]+)/src/' },
    { path: '^libs/$1/$2/src/index\\.ts$' },
  ),
];

const shelves = [
  rule(
    'domain-is-pure',
    'domain/ imports its own folder and doors: no shelf beside it, no package; of Node only crypto, for hashes.',
    product('^libs/([^/]+)/([^/]+)/src/domain/'),
    { path: '.', pathNot: ['^libs/$1/$2/src/domain/', DOOR, '^(node:)?crypto$'], couldNotResolve: false },
  ),
  rule(
    'domain-takes-types-from-the-machinery',
    'Of rooms that do input and output, domain/ knows types at most.',
    product('^libs/([^/]+)/([^/]+)/src/domain/'),
    {
      path: '^libs/platform/(persistence|journal|outbox|identity|settings|telemetry)/',
      pathNot: '^libs/$1/$2/',
      dependencyTypesNot: ['type-only'],
    },
  ),
  rule(
    'store-below-use-cases',
    'A store is told what to do; it does not know the acts.',
    { path: '^libs/([^/]+)/([^/]+)/src/store/', pathNot: TEST_FILE },
    { path: '^libs/$1/$2/src/use-cases/' },
  ),
];

const keys = [
  rule(
    'compact-is-pure',
    'proof/compact runs in any browser as it stands: WebCrypto, and nothing from outside its folder.',
    product('^libs/proof/compact/'),
    { path: '.', pathNot: '^libs/proof/compact/' },
  ),
  rule(
    'signing-for-worker-and-operator',
    'Private keys are reached by the worker and the operator alone.',
    product('^(apps/(?!worker/|operator/)|libs/(?!proof/signing/)|migrations/)'),
    { path: '^libs/proof/signing/' },
  ),
  rule(
    'signing-out-of-reach',
    'No chain of imports leads from a process that answers the internet to the private keys.',
    product('^apps/(api|verifier|portal)/'),
    { path: '^libs/proof/signing/', reachable: true },
  ),
  rule(
    'portal-takes-compact-and-words',
    'Of the libraries the browser gets proof/compact and the wording catalogues.',
    product('^apps/portal/'),
    {
      path: '^libs/',
      pathNot: ['^libs/proof/compact/src/index\\.ts$', '^libs/platform/wording/catalogues/'],
    },
  ),
];

/** Where a package may be imported; specs may use any of them to look at the product from outside. */
const allowed = (name, comment, places, ...names) =>
  rule(
    name,
    comment,
    { path: '^(apps|libs|migrations)/', pathNot: [TEST_FILE, ...places] },
    { path: packages(...names) },
  );

const allowLists = [
  allowed(
    'typeorm-in-stores',
    'Tables are spoken to in store/, in platform/persistence and in migrations.',
    ['/store/', '^libs/platform/persistence/', '^migrations/', '^apps/operator/src/database/'],
    'typeorm',
    'pg',
  ),
  allowed(
    'graphql-in-api',
    'Rooms are free of GraphQL; the portal’s build reads its operations with it.',
    ['^apps/api/', '^apps/portal/build/'],
    '@nestjs/graphql',
    '@nestjs/apollo',
    '@apollo/server',
    '@as-integrations/fastify',
    'graphql',
    'dataloader',
  ),
  allowed(
    'jose-in-proof',
    'Tokens are read and made in proof, and by identity.',
    ['^libs/proof/', '^libs/platform/identity/'],
    'jose',
  ),
  allowed(
    'passport-in-identity',
    'Who signs in is identity’s business.',
    ['^libs/platform/identity/'],
    'passport',
    'passport-[^/]+',
    '@node-rs/argon2',
  ),
  allowed(
    'passkeys-in-accounts',
    'What a passkey signed is read in one room; the learners’ page asks for it.',
    ['^libs/learners/accounts/', '^apps/portal/src/my/'],
    '@simplewebauthn/(server|browser)',
  ),
  allowed('nodemailer-in-worker', 'The worker alone writes to people.', ['^apps/worker/'], 'nodemailer'),
  allowed('sharp-in-api', 'Pictures are taken in, and made anew, at one door.', ['^apps/api/'], 'sharp'),
  allowed(
    'qrcode-in-qr',
    'Symbols are drawn in one room; a holder’s phone draws its own.',
    ['^libs/proof/qr/', '^apps/portal/src/my-badge/qr\\.ts$'],
    'qrcode',
  ),
  allowed(
    'react-in-portal',
    'React renders the portal and the page that a scan opens.',
    ['^apps/portal/', '^libs/proof/scan-page/'],
    'react',
    'react-dom',
    'react-intl',
  ),
  rule(
    'no-package-for-tests-in-product',
    'What is shipped runs after npm ci --omit=dev; the portal is bundled before that.',
    { path: '^(apps|libs|migrations)/', pathNot: [TEST_FILE, '^apps/portal/'] },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
  rule(
    'no-undeclared-package',
    'A package that package.json does not name is here by chance.',
    { path: '^(apps|libs|migrations|test|bench)/' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
];

const graph = [
  rule(
    'no-circular',
    'A cycle means a missing room or a port. A cycle of types alone does not exist at run time.',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  rule('no-unresolvable', 'The import leads nowhere.', {}, { couldNotResolve: true }),
];

module.exports = {
  forbidden: [...directions, ...doors, ...shelves, ...keys, ...allowLists, ...graph],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^test/architecture/planted/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: false,
  },
};
