import { anAgency } from '../builders/agency.builder.js';
import { aProgramme } from '../builders/programme.builder.js';
import { aSigningKey } from '../builders/signing-key.builder.js';
import { aPlaceIn } from '../builders/status-place.js';
import type { TestDatabase } from '../harness/database.js';

const OTHER_AGENCIES = 19;

/** An agency with two persons' ids, among others of the same size. */
export interface Crowd {
  readonly agencyId: string;
  readonly communityId: string;
  readonly programmeId: string;
  /** A learner with completions, a badge and a history. */
  readonly learnerId: string;
  readonly badgeId: string;
  /** A job of the agency that is over, with a hundred rows. */
  readonly jobId: string;
  /** Earlier records that the agency writes, as every other does. */
  readonly batchId: string;
}

/**
 * Twenty agencies, each with 40 communities, 400 learners, four completions (one of them handed in three times) and a badge for every second learner, and five
 * entries of history for each (or more, where asked): enough that a plan which reads a whole table costs more than one that does not.
 */
export async function aCrowd(db: TestDatabase, entries = 5): Promise<Crowd> {
  const programme = await aProgramme().in(db);
  const agencies = [];
  for (let nr = 0; nr <= OTHER_AGENCIES; nr += 1)
    agencies.push(await anAgency().withSlug(`crowd-${nr}`).in(db));
  const own = agencies[0]!;
  await db.adminQuery(PEOPLE);
  await db.adminQuery(MEMBERS);
  await db.adminQuery(COMMUNITIES);
  await db.adminQuery(LEARNERS);
  await db.adminQuery(ENROLMENTS, [programme.id]);
  await db.adminQuery(COMPLETIONS, [programme.id]);
  await db.adminQuery(ATTEMPTS);
  await db.adminQuery(HISTORY, [entries]);
  for (const agency of agencies) {
    const kid = await aSigningKey().in(db, agency);
    const { list } = await aPlaceIn(db, agency.id);
    await db.adminQuery(BADGES, [programme.id, agency.id, kid, list]);
  }
  const [job] = await db.adminQuery<{ id: string }>(JOB, [own.id]);
  await db.adminQuery(JOB_ROWS, [own.id, job!.id]);
  const [batch] = await db.adminQuery<{ id: string }>(OPENING, [own.id]);
  await db.adminQuery('analyze');
  const [some] = await db.adminQuery<{ id: string; community_id: string; badge_id: string }>(
    'select l.id, l.community_id, b.id as badge_id from learners l join badges b on b.learner_id = l.id where l.agency_id = $1 limit 1',
    [own.id],
  );
  const { id: learnerId, community_id: communityId, badge_id: badgeId } = some!;
  const known = { agencyId: own.id, communityId, programmeId: programme.id, learnerId, badgeId };
  return { ...known, jobId: job!.id, batchId: batch!.id };
}

const PEOPLE = `
  insert into accounts (id, email, display_name, password_hash, created_at)
  select ('a0000000-0000-4000-8000-' || lpad(nr::text, 12, '0'))::uuid, 'crowd-' || nr || '@example.org', 'Somebody', 'x', now()
  from generate_series(1, 10) as n (nr)`;

const MEMBERS = `
  insert into memberships (agency_id, account_id, role, display_name)
  select agency_id, id, role, display_name
  from agencies, accounts, unnest(array['AGENCY_MANAGER', 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR']) as roles (role)`;

const COMMUNITIES = `
  insert into communities (agency_id, name, name_key, guard_model, registered_at)
  select agency_id, 'hall ' || nr, 'hall ' || nr, 'NONE', now() from agencies, generate_series(1, 40) as n (nr)`;

const LEARNERS = `
  insert into learners (agency_id, community_id, given_name, family_name, display_name, sort_key, registered_at)
  select agency_id, id, 'Zoé', 'Tremblay ' || nr, 'Zoé Tremblay ' || nr, 'tremblay ' || nr || name_key, now()
  from communities, generate_series(1, 10) as n (nr)`;

const ENROLMENTS = `
  insert into enrolments (agency_id, learner_id, programme_version_id, track, enrolled_on)
  select agency_id, id, $1, 'MSO', '2026-11-02' from learners`;

const COMPLETIONS = `
  insert into completions (agency_id, learner_id, programme_version_id, assignment, state, attempt, completed_on,
    submitted_by, submitted_at, decided_by, decided_at)
  select agency_id, id, $1, assignment, 'ACCEPTED', case assignment when 1 then 3 else 1 end, '2026-11-10', 'a0000000-0000-4000-8000-000000000001', now(),
    'a0000000-0000-4000-8000-000000000002', now()
  from learners, generate_series(1, 4) as n (assignment) where family_name like '%2' or family_name like '%4'
    or family_name like '%6' or family_name like '%8' or family_name like '%0'`;

const ATTEMPTS = `
  insert into completion_attempts
  select (jsonb_populate_record(null::completion_attempts, to_jsonb(c) || jsonb_build_object(
    'attempt', nr, 'state', 'RETURNED', 'return_reason', 'Again.'))).*
  from completions c, generate_series(1, c.attempt - 1) as n (nr)`;

const BADGES = `
  insert into badges (agency_id, learner_id, programme_version_id, kind, code, state, name_choice, consented_at, valid_from,
    valid_until, expires_at, kid, jwt_payload, cwt_payload, jwt, proof, prepared_by, prepared_at, issued_at, status_list,
    status_position)
  select agency_id, learner_id, $1, 'MSQ', upper(substr(md5(learner_id::text), 1, 16)), 'ISSUED', 'NONE',
    now(), now(), '2028-11-20', app.expires_at('2028-11-20'), $3, '{}', '{}', 'x', 'x', 'a0000000-0000-4000-8000-000000000001', now(), now(),
    $4, 10000 + row_number() over (order by learner_id)
  from (select distinct agency_id, learner_id from completions where agency_id = $2) as qualified`;

const HISTORY = `
  insert into journal_entries (id, agency_id, recorded_at, type, object_kind, object_id, subject_id, entry)
  select gen_random_uuid(), agency_id, now() - nr * interval '1 hour', 'completion.accepted', 'completion', id, id,
    '{"facts":{}}'
  from learners, generate_series(1, $1::integer) as n (nr)`;

const JOB = `
  insert into jobs (agency_id, kind, state, request, total, succeeded, started_by, started_at, first_success_at, finished_at)
  values ($1, 'RECORD_COMPLETIONS', 'FINISHED', '{"assignment":1,"completedOn":"2026-11-10","evidenceLink":null,"note":null}',
    100, 100, 'a0000000-0000-4000-8000-000000000001', now(), now(), now())
  returning id`;

const JOB_ROWS = `
  insert into job_rows (agency_id, job_id, n, learner_id, result, judged_at)
  select agency_id, $2, row_number() over (order by id), id, 'SUCCEEDED', now()
  from (select agency_id, id from learners where agency_id = $1 limit 100) as chosen`;

const OPENING = `
  with batches as (insert into opening_batches (agency_id, entered_by, started_at)
      select agency_id, array['a0000000-0000-4000-8000-000000000001'::uuid], now() from agencies returning id, agency_id),
    lines as (insert into opening_entries (id, agency_id, batch_id, n, content)
      select gen_random_uuid(), b.agency_id, b.id, nr, jsonb_build_object('name', jsonb_build_object('kind', 'single', 'single', 'Suharto'),
        'communityId', c.id, 'track', 'MSO', 'ageAttested', 'ADULT', 'enrolledOn', '2025-05-02', 'works', '[]'::jsonb)
      from batches b cross join generate_series(1, 100) as n (nr)
        cross join lateral (select id from communities where agency_id = b.agency_id limit 1) c)
  select id from batches where agency_id = $1`;
