import type { Product } from '../harness/product.js';
import { act } from '../harness/team.js';
import type { AgencyCast } from '../stories/cast.js';
import { mailedAddress } from './mailed-link.js';
import { someRecords } from './records-scene.js';
import type { Place } from './tour.js';

/** Where each of the four goes. */
export type Places = Readonly<Record<'manager' | 'assessor' | 'staff' | 'nobody', readonly Place[]>>;

/** An agency in the middle of its work, and the addresses under which that is seen. */
export async function everyPlace(product: Product, cast: AgencyCast): Promise<Places> {
  const { id: badgeId, learnerId } = await cast.hasIssuedBadge();
  const resting = await cast.hasIssuedBadge({ singleName: 'Suharto' });
  await cast.suspends(resting.id);
  const doubted = await cast.hasIssuedBadge({ singleName: 'Sukarno' });
  await cast.voids(doubted.learnerId, 4);
  const community = await cast.registersCommunity('Congrégation de la Rive');
  const ready = await cast.enrols(community, { givenName: 'Élise', familyName: 'D’Avignon-Katz' });
  await cast.completes(ready, [1, 2, 3, 4]);
  const waiting = await cast.enrols(community, { singleName: 'Aiyana' });
  await cast.submits(waiting, 1);
  const agencyId = await product.agencyId('north');
  const asksLphq = await aDayToApprove(product, cast, community);
  const suspended = await aSuspendedAgency(product);
  const many = (dialog: string, chosen: string) => at('/learners', `/learners?chosen=${chosen}`, dialog);
  const at = (route: string, address = route, dialog?: string): Place => ({
    route,
    address:
      dialog === undefined ? address : `${address}${address.includes('?') ? '&' : '?'}dialog=${dialog}`,
    ...(dialog !== undefined && { dialog }),
  });
  const learner = (id: string, dialog?: string) => at('/learners/$learnerId', `/learners/${id}`, dialog);
  const over = await aJob(cast, waiting);
  const job = `/jobs/${over}`;
  const running = `/jobs/${await aJobUnderWay(product, over)}`;
  const onHold = await cast.enrols(community, { givenName: 'Noa', familyName: 'Bellefeuille' });
  await act(cast.registrar, 'putLearnerOnHold', { learnerId: onHold, reason: 'Away until spring.' });
  const transfers = await someTransfers(product, cast, onHold, ready);
  const records = await someRecords(product, 'north', 'east');
  const batch = `/approvals/records/${records.batch}`;
  const team = await aTeam(product, cast);
  const { edition, draft } = await aDraft(product);
  const [invited, opened] = await learnersWithAccess(product, cast, community);
  return {
    nobody: [at('/invitation'), at('/invitation', team.link), at('/reset-password')],
    manager: [
      at('/'),
      at('/me'),
      at('/me', '/me', 'password'),
      at('/learners'),
      at('/learners', '/learners?search=elise&work=READY_FOR_BADGE'),
      at('/learners', '/learners?search=nobody+at+all'),
      at('/learners', '/learners?work=HOLDER_TO_BE_TOLD'),
      at('/learners', '/learners?chosen=all'),
      many('record', `${waiting}.${ready}`),
      many('issue', `all&except=${waiting}`),
      many('void', ready),
      many('print-codes', `${waiting}.${ready}`),
      many('mail-codes', `${waiting}.${ready}`),
      at('/learners/new'),
      at('/learners/sheet'),
      at('/learners/joining'),
      at('/learners', '/learners?joining=NOT_SAID'),
      at('/opening-records'),
      ...['submit', 'discard'].map((dialog) => at('/opening-records', '/opening-records', dialog)),
      at('/opening-records', `/opening-records?entry=${records.line}`, 'take-out'),
      learner(learnerId),
      learner(ready),
      learner(resting.learnerId),
      learner(ready, 'issue'),
      ...['rest', 'move', 'track', 'edition', 'correct', 'offer'].map((dialog) => learner(waiting, dialog)),
      learner(onHold, 'resume'),
      ...['print-code', 'mail-code', 'withdraw-code'].map((dialog) => learner(invited, dialog)),
      learner(opened, 'close-account'),
      at('/learners/$learnerId', `/learners/${waiting}?assignment=2`, 'record'),
      at('/learners/$learnerId', `/learners/${ready}?assignment=1`, 'void'),
      learner('00000000-0000-4000-8000-00000000dead'),
      at('/badges/$badgeId', `/badges/${badgeId}`),
      ...['revoke', 'suspend', 'reissue'].map((dialog) =>
        at('/badges/$badgeId', `/badges/${badgeId}`, dialog),
      ),
      at('/badges/$badgeId', `/badges/${resting.id}`),
      at('/badges/$badgeId', `/badges/${doubted.id}`, 'review'),
      at('/badges/$badgeId', `/badges/${resting.id}`, 'reinstate'),
      at('/communities'),
      at('/communities', `/communities?community=${community}`),
      at('/communities', '/communities', 'register'),
      at('/communities', `/communities?community=${community}`, 'change'),
      at('/jobs'),
      at('/jobs/$jobId', job),
      at('/jobs/$jobId', running),
      at('/jobs/$jobId', running, 'cancel'),
      at('/transfers'),
      at('/transfers', '/transfers?list=outgoing'),
      at('/transfers', `/transfers?list=outgoing&transfer=${transfers.offered}`, 'withdraw'),
      ...['accept', 'decline'].map((dialog) =>
        at('/transfers', `/transfers?transfer=${transfers.received}`, dialog),
      ),
      at('/settings/team'),
      at('/settings/team', '/settings/team', 'invite'),
      ...['roles', 'remove'].map((dialog) =>
        at('/settings/team', `/settings/team?who=${team.member}`, dialog),
      ),
      ...['resend', 'withdraw'].map((dialog) =>
        at('/settings/team', `/settings/team?who=${team.invitation}`, dialog),
      ),
      at('/settings/organisation'),
      at('/programme'),
      at('/programme/moving'),
    ],
    assessor: [
      at('/'),
      at('/learners/$learnerId', `/learners/${waiting}?assignment=1`, 'decide'),
      many('accept', waiting),
      many('return', waiting),
    ],
    staff: [
      at('/'),
      at('/programmes'),
      at('/programmes', '/programmes', 'start'),
      at('/programmes/$versionId', `/programmes/${edition}`),
      at('/programmes/$versionId', `/programmes/${edition}`, 'retire'),
      at('/programmes/drafts/$draftId', `/programmes/drafts/${draft}`),
      ...['publish', 'discard'].map((dialog) =>
        at('/programmes/drafts/$draftId', `/programmes/drafts/${draft}`, dialog),
      ),
      at('/agencies'),
      at('/agencies', '/agencies', 'authorise'),
      at('/agencies/$agencyId', `/agencies/${agencyId}`),
      at('/agencies/$agencyId', `/agencies/${agencyId}`, 'suspend'),
      at('/agencies/$agencyId', `/agencies/${agencyId}`, 'invite'),
      at('/agencies/$agencyId', `/agencies/${suspended}`, 'reinstate'),
      at('/lphq/transfers'),
      ...['execute', 'refuse'].map((dialog) =>
        at('/lphq/transfers', `/lphq/transfers?transfer=${transfers.agreed}`, dialog),
      ),
      at('/approvals'),
      at('/approvals', `/approvals?completion=${asksLphq}`, 'decline'),
      at('/approvals/records/$batchId', batch),
      ...['approve', 'decline'].map((dialog) => at('/approvals/records/$batchId', batch, dialog)),
      at('/lphq/team'),
      at('/lphq/team', '/lphq/team', 'invite'),
    ],
  };
}

/** The edition that everybody is enrolled in, and one that LPHQ writes after it. */
async function aDraft(product: Product): Promise<{ edition: string; draft: string }> {
  const { body } = await product.staff.asks('{ programme { id } }');
  const { id: edition } = body.data?.['programme'] as { id: string };
  const form = { programmeVersionId: edition, edition: 'next' };
  const { draft } = await act(product.staff, 'startProgrammeDraft', form);
  return { edition, draft: (draft as { id: string }).id };
}

/** A learner whom the agency offers, one who is offered to it, and one whom both agencies agreed on. */
async function someTransfers(
  product: Product,
  cast: AgencyCast,
  offering: string,
  agreeing: string,
): Promise<{ offered: string; received: string; agreed: string }> {
  const other = await product.agency('east', 'East Agency');
  const offers = async (manager: typeof cast.manager, learnerId: string, toSlug: string) =>
    (await act(manager, 'offerTransfer', { learnerId, toSlug, consent: true }))['transferId'] as string;
  const hall = await other.registersCommunity('Eastern Hall');
  const theirs = await other.enrols(hall, { givenName: 'Gil', familyName: 'Marchetti-Stone' });
  const agreed = await offers(cast.manager, agreeing, 'east');
  await act(other.manager, 'acceptTransfer', { transferId: agreed, communityId: hall });
  return {
    offered: await offers(cast.manager, offering, 'east'),
    received: await offers(other.manager, theirs, 'north'),
    agreed,
  };
}

/** Somebody of the team, and an invitation into it whose mail was sent. */
async function aTeam(
  product: Product,
  cast: AgencyCast,
): Promise<{ member: string; invitation: string; link: string }> {
  const email = 'somebody.with.a.long.address@north-agency.example.org';
  const form = { email, role: 'AGENCY_ASSESSOR', locale: 'EN_CA' };
  const { invitationId } = await act(cast.manager, 'inviteMember', form);
  const { body } = await cast.manager.asks('{ team { members { accountId } } }');
  const { members } = body.data?.['team'] as { members: { accountId: string }[] };
  const link = await mailedAddress(product.api, email);
  return { member: members[0]?.accountId ?? '', invitation: invitationId as string, link };
}

/** A job that is over, with one row that was refused. */
async function aJob(cast: AgencyCast, learnerId: string): Promise<string> {
  const { body } = await cast.registrar.asks(
    `mutation ($input: RecordCompletionsInput!) { recordCompletions(input: $input) { ... on JobStarted { job { id } } } }`,
    { input: { learners: { ids: [learnerId] }, assignment: 3, completedOn: '2026-01-02' } },
  );
  const { job } = (body.data?.['recordCompletions'] ?? {}) as { job?: { id: string } };
  if (job === undefined) throw new Error(`No job for the tour: ${JSON.stringify(body)}`);
  return job.id;
}

/** A job that goes on for as long as the tour does: no worker is asked to run it. */
async function aJobUnderWay(product: Product, like: string): Promise<string> {
  const [row] = await product.db.adminQuery<{ id: string }>(
    `insert into jobs (agency_id, kind, request, total, started_by, started_at)
     select agency_id, kind, request, 40, started_by, now() from jobs where id = $1 returning id`,
    [like],
  );
  if (row === undefined) throw new Error('No job to copy for the tour.');
  return row.id;
}

/** A submission that asks LPHQ about its day; its learner was enrolled long ago. */
async function aDayToApprove(product: Product, cast: AgencyCast, community: string): Promise<string> {
  const learnerId = await cast.enrols(community, { singleName: 'Tuulikki' });
  await product.db.adminQuery(`update enrolments set enrolled_on = '2020-01-01' where learner_id = $1`, [
    learnerId,
  ]);
  const input = {
    learnerId,
    assignment: 1,
    completedOn: '2020-02-03',
    backdatedBecause: 'The sheet was found late.',
  };
  const { completion } = await act(cast.registrar, 'submitCompletion', input);
  return (completion as { id: string }).id;
}

async function aSuspendedAgency(product: Product): Promise<string> {
  await product.agency('south', 'South Agency');
  const agencyId = await product.agencyId('south');
  await act(product.staff, 'suspendAgency', { agencyId, reason: 'Its authorisation is being looked at.' });
  return agencyId;
}

/** A learner with an address and a code that is open, and one who has opened the account. */
async function learnersWithAccess(
  { db }: Product,
  cast: AgencyCast,
  community: string,
): Promise<readonly [string, string]> {
  const invited = await cast.enrols(community, { singleName: 'Maaike', email: 'maaike@example.org' });
  const opened = await cast.enrols(community, { singleName: 'Nokomis' });
  await db.adminQuery(
    `insert into learner_claims (agency_id, learner_id, kind, drawn_by, drawn_at, expires_at)
     select agency_id, id, 'MAILED', (select id from accounts limit 1), now(), now() + interval '30 days' from learners where id = $1`,
    [invited],
  );
  await db.adminQuery(
    `with made as (insert into accounts (display_name) values ('Nokomis') returning id)
     update learners set account_id = (select id from made) where id = $1`,
    [opened],
  );
  return [invited, opened];
}
