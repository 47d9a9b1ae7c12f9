-- Written from the catalogue by `npm run operator -- schema`. Do not edit.

create table accounts (
  id uuid not null default gen_random_uuid(),
  email text,
  display_name text not null,
  password_hash text,
  locale text not null default 'en-CA'::text,
  created_at timestamp with time zone not null default now(),
  disabled_at timestamp with time zone,
  password_set_at timestamp with time zone,
  constraint accounts_address_and_password CHECK ((num_nulls(email, password_hash) = ANY (ARRAY[0, 2]))),
  constraint accounts_email_normalised CHECK ((email = lower(email))),
  constraint accounts_email_unique UNIQUE (email),
  constraint accounts_locale CHECK ((locale = ANY (ARRAY['en-CA'::text, 'fr-CA'::text]))),
  constraint accounts_pkey PRIMARY KEY (id)
);
alter table accounts enable row level security, force row level security;
create policy accounts_account on accounts for all to lp_account_def using true with check true;
create policy accounts_backup on accounts for select to lp_backup using true;
create policy accounts_hq on accounts for all to lp_hq using true with check true;
create policy accounts_identity on accounts for all to lp_identity using true with check true;
create policy accounts_team on accounts for all to lp_team_def using true with check true;
create policy accounts_worker on accounts for all to lp_worker using true with check true;
grant insert (display_name, id, locale), select (disabled_at, email, id), update (disabled_at) on accounts to lp_account_def;
grant select on accounts to lp_backup;
grant insert, select (created_at, disabled_at, display_name, email, id, locale), update (disabled_at, password_hash, password_set_at) on accounts to lp_hq;
grant select, update (locale) on accounts to lp_identity;
grant insert (display_name, email, id, locale, password_hash), select (disabled_at, display_name, email, id, password_hash) on accounts to lp_team_def;
grant select (disabled_at, display_name, email, id, locale) on accounts to lp_worker;

create table agencies (
  agency_id uuid not null default gen_random_uuid(),
  slug text not null,
  name text not null,
  phone text not null,
  email text not null,
  standing text not null,
  authorised_until date not null,
  created_at timestamp with time zone not null default now(),
  locks smallint not null default 0,
  name_key text collate "C" not null default ''::text,
  badge_hold_minutes integer not null default 10,
  constraint agencies_badge_hold CHECK (((badge_hold_minutes >= 10) AND (badge_hold_minutes <= 1440))),
  constraint agencies_pkey PRIMARY KEY (agency_id),
  constraint agencies_slug_form CHECK ((slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'::text)),
  constraint agencies_slug_unique UNIQUE (slug),
  constraint agencies_standing CHECK ((standing = ANY (ARRAY['AUTHORISED'::text, 'SUSPENDED'::text, 'ENDED'::text])))
);
CREATE INDEX agencies_in_order ON public.agencies USING btree (name COLLATE "und-x-icu", agency_id);
alter table agencies enable row level security, force row level security;
create policy agencies_account on agencies for select to lp_account_def using true;
create policy agencies_agency on agencies for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy agencies_backup on agencies for select to lp_backup using true;
create policy agencies_hq on agencies for all to lp_hq using true with check true;
create policy agencies_identity on agencies for select to lp_identity using true;
create policy agencies_learner on agencies for all to lp_learner using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy agencies_transfer on agencies for select to lp_transfer_def using true;
create policy agencies_verify on agencies for select to lp_verify_def using true;
create policy agencies_worker on agencies for all to lp_worker using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
grant select (agency_id, name) on agencies to lp_account_def;
grant select, update (badge_hold_minutes, email, locks, phone) on agencies to lp_agency;
grant select on agencies to lp_backup;
grant insert, select, update (authorised_until, email, phone, standing) on agencies to lp_hq;
grant select (agency_id, name, slug) on agencies to lp_identity;
grant select (agency_id, authorised_until, badge_hold_minutes, created_at, email, locks, name, name_key, phone, slug, standing), update (locks) on agencies to lp_learner;
grant select (agency_id, name, slug, standing) on agencies to lp_transfer_def;
grant select (agency_id, authorised_until, email, name, phone, slug, standing) on agencies to lp_verify_def;
grant select, update (locks) on agencies to lp_worker;
CREATE TRIGGER agencies_show_otherwise AFTER UPDATE ON public.agencies FOR EACH ROW WHEN ((((((old.name IS DISTINCT FROM new.name) OR (old.phone IS DISTINCT FROM new.phone)) OR (old.email IS DISTINCT FROM new.email)) OR (old.standing IS DISTINCT FROM new.standing)) OR (old.authorised_until IS DISTINCT FROM new.authorised_until))) EXECUTE FUNCTION app.agency_shows_otherwise();

create table agency_logos (
  agency_id uuid not null,
  png bytea not null,
  width smallint not null,
  height smallint not null,
  digest text not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint agency_logos_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(agency_id),
  constraint agency_logos_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts(id),
  constraint agency_logos_digest CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint agency_logos_height CHECK (((height >= 1) AND (height <= 512))),
  constraint agency_logos_pkey PRIMARY KEY (agency_id),
  constraint agency_logos_png CHECK (((length(png) <= 2097152) AND (SUBSTRING(png FROM 1 FOR 8) = '\x89504e470d0a1a0a'::bytea))),
  constraint agency_logos_width CHECK (((width >= 1) AND (width <= 512)))
);
alter table agency_logos enable row level security, force row level security;
create policy agency_logos_agency on agency_logos for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy agency_logos_backup on agency_logos for select to lp_backup using true;
create policy agency_logos_hq on agency_logos for all to lp_hq using true with check true;
grant delete, insert, select, update (changed_at, changed_by, digest, height, png, width) on agency_logos to lp_agency;
grant select on agency_logos to lp_backup;
grant select on agency_logos to lp_hq;

create table badge_notices (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  learner_id uuid not null,
  badge_id uuid not null,
  about text not null,
  reason text,
  made_at timestamp with time zone not null,
  state text not null,
  settled_at timestamp with time zone,
  told_by uuid,
  constraint badge_notices_about CHECK ((about = ANY (ARRAY['SUSPENDED'::text, 'REINSTATED'::text, 'REVOKED'::text, 'REPLACED'::text]))),
  constraint badge_notices_agency_id_badge_id_fkey FOREIGN KEY (agency_id, badge_id) REFERENCES badges(agency_id, id),
  constraint badge_notices_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(agency_id),
  constraint badge_notices_agency_id_id_key UNIQUE (agency_id, id),
  constraint badge_notices_agency_id_learner_id_fkey FOREIGN KEY (agency_id, learner_id) REFERENCES learners(agency_id, id),
  constraint badge_notices_pkey PRIMARY KEY (id),
  constraint badge_notices_reason CHECK (((reason IS NULL) = (about = ANY (ARRAY['REINSTATED'::text, 'REPLACED'::text])))),
  constraint badge_notices_settled CHECK (((settled_at IS NULL) = (state = ANY (ARRAY['WAITING'::text, 'NO_ADDRESS'::text])))),
  constraint badge_notices_state CHECK ((state = ANY (ARRAY['WAITING'::text, 'NO_ADDRESS'::text, 'MAILED'::text, 'REFUSED'::text, 'TOLD'::text, 'OVERTAKEN'::text]))),
  constraint badge_notices_told CHECK (((told_by IS NULL) = (state <> 'TOLD'::text))),
  constraint badge_notices_told_by_fkey FOREIGN KEY (told_by) REFERENCES accounts(id)
);
CREATE INDEX badge_notices_of_badge ON public.badge_notices USING btree (agency_id, badge_id, made_at DESC, id);
CREATE UNIQUE INDEX badge_notices_one_open ON public.badge_notices USING btree (agency_id, badge_id) WHERE (state = ANY (ARRAY['WAITING'::text, 'NO_ADDRESS'::text, 'REFUSED'::text]));
CREATE INDEX badge_notices_to_tell ON public.badge_notices USING btree (agency_id, learner_id) WHERE (state = ANY (ARRAY['NO_ADDRESS'::text, 'REFUSED'::text]));
alter table badge_notices enable row level security, force row level security;
create policy badge_notices_agency on badge_notices for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy badge_notices_backup on badge_notices for select to lp_backup using true;
create policy badge_notices_hq on badge_notices for all to lp_hq using true with check true;
create policy badge_notices_worker on badge_notices for all to lp_worker using true with check true;
grant insert (about, agency_id, badge_id, id, learner_id, made_at, reason, state), select, update (settled_at, state, told_by) on badge_notices to lp_agency;
grant select on badge_notices to lp_backup;
grant select on badge_notices to lp_hq;
grant insert (about, agency_id, badge_id, id, learner_id, made_at, reason, state), select, update (settled_at, state) on badge_notices to lp_worker;
CREATE TRIGGER badge_notices_moves BEFORE UPDATE ON public.badge_notices FOR EACH ROW EXECUTE FUNCTION app.notice_moves();

create table badge_reviews (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  badge_id uuid not null,
  completion_id uuid not null,
  opened_by uuid,
  opened_at timestamp with time zone not null,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  constraint badge_reviews_agency_id_badge_id_fkey FOREIGN KEY (agency_id, badge_id) REFERENCES badges(agency_id, id),
  constraint badge_reviews_agency_id_completion_id_fkey FOREIGN KEY (agency_id, completion_id) REFERENCES completions(agency_id, id),
  constraint badge_reviews_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(agency_id),
  constraint badge_reviews_agency_id_id_key UNIQUE (agency_id, id),
  constraint badge_reviews_decided CHECK ((((decision IS NULL) = (decided_at IS NULL)) AND ((decision IS NULL) = (decided_by IS NULL)) AND ((reason IS NULL) = ((decision IS NULL) OR (decision = 'REQUALIFIED'::text))))),
  constraint badge_reviews_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint badge_reviews_decision CHECK ((decision = ANY (ARRAY['KEEP'::text, 'SUSPEND'::text, 'REVOKE'::text, 'REQUALIFIED'::text]))),
  constraint badge_reviews_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES accounts(id),
  constraint badge_reviews_pkey PRIMARY KEY (id)
);
CREATE INDEX badge_reviews_in_order ON public.badge_reviews USING btree (agency_id, opened_at, id) WHERE (decision IS NULL);
CREATE INDEX badge_reviews_of_badge ON public.badge_reviews USING btree (agency_id, badge_id, opened_at DESC, id);
CREATE UNIQUE INDEX badge_reviews_one_open ON public.badge_reviews USING btree (agency_id, badge_id) WHERE (decision IS NULL);
alter table badge_reviews enable row level security, force row level security;
create policy badge_reviews_agency on badge_reviews for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy badge_reviews_backup on badge_reviews for select to lp_backup using true;
create policy badge_reviews_hq on badge_reviews for all to lp_hq using true with check true;
create policy badge_reviews_worker on badge_reviews for all to lp_worker using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
grant insert (agency_id, badge_id, completion_id, id, opened_at, opened_by), select, update (decided_at, decided_by, decision, reason) on badge_reviews to lp_agency;
grant select on badge_reviews to lp_backup;
grant select on badge_reviews to lp_hq;
grant insert (agency_id, badge_id, completion_id, id, opened_at), select on badge_reviews to lp_worker;
CREATE TRIGGER badge_reviews_once BEFORE UPDATE ON public.badge_reviews FOR EACH ROW EXECUTE FUNCTION app.review_is_decided_once();

create table badges (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  learner_id uuid not null,
  programme_version_id uuid not null,
  kind text not null,
  code text not null,
  state text not null default 'PREPARED'::text,
  name_choice text not null,
  public_name text,
  consented_at timestamp with time zone not null,
  valid_from timestamp with time zone not null,
  valid_until date not null,
  expires_at timestamp with time zone not null,
  kid text not null,
  status_list integer not null,
  status_position integer not null,
  jwt_payload bytea not null,
  cwt_payload bytea not null,
  jwt text,
  proof text,
  prepared_by uuid not null,
  prepared_at timestamp with time zone not null,
  issued_at timestamp with time zone,
  revoked_by uuid,
  revoked_at timestamp with time zone,
  revocation_reason text,
  revocation_note text,
  hold_minutes integer not null default 10,
  emblem text not null default 'NEUTRAL'::text,
  suspended_by uuid,
  suspended_at timestamp with time zone,
  suspension_reason text,
  suspension_note text,
  yields_to uuid,
  emblem_chosen_at timestamp with time zone,
  constraint badges_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(agency_id),
  constraint badges_agency_id_id_key UNIQUE (agency_id, id),
  constraint badges_agency_id_kid_fkey FOREIGN KEY (agency_id, kid) REFERENCES signing_keys(agency_id, kid),
  constraint badges_agency_id_learner_id_fkey FOREIGN KEY (agency_id, learner_id) REFERENCES learners(agency_id, id),
  constraint badges_agency_id_status_list_fkey FOREIGN KEY (agency_id, status_list) REFERENCES status_lists(agency_id, number),
  constraint badges_code_form CHECK ((code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'::text)),
  constraint badges_code_unique UNIQUE (code),
  constraint badges_emblem CHECK ((emblem = ANY (ARRAY['NEUTRAL'::text, 'WHITE_STAR'::text]))),
  constraint badges_end_of_day CHECK ((expires_at = app.expires_at(valid_until))) NOT VALID,
  constraint badges_hold CHECK (((hold_minutes >= 10) AND (hold_minutes <= 1440))),
  constraint badges_kind CHECK ((kind = ANY (ARRAY['MSQ'::text, 'CC_MS'::text]))),
  constraint badges_learner_kind UNIQUE (agency_id, id, learner_id, kind),
  constraint badges_name_choice CHECK ((name_choice = ANY (ARRAY['INITIAL_AND_FAMILY'::text, 'NONE'::text]))),
  constraint badges_name_consent CHECK (((name_choice = 'NONE'::text) = (public_name IS NULL))),
  constraint badges_one_place UNIQUE (status_list, status_position),
  constraint badges_pkey PRIMARY KEY (id),
  constraint badges_prepared_by_fkey FOREIGN KEY (prepared_by) REFERENCES accounts(id),
  constraint badges_programme_version_id_fkey FOREIGN KEY (programme_version_id) REFERENCES programme_versions(id),
  constraint badges_revocation_reason CHECK ((revocation_reason = ANY (ARRAY['ISSUED_IN_ERROR'::text, 'COMPLETION_WITHDRAWN'::text, 'MISUSE'::text, 'HOLDER_REQUEST'::text, 'SUPERSEDED'::text, 'OTHER'::text]))),
  constraint badges_revoked CHECK ((num_nulls(revoked_at, revocation_reason) =
CASE
    WHEN (state = ANY (ARRAY['REVOKED'::text, 'WITHDRAWN'::text, 'UNDONE'::text])) THEN 0
    ELSE 2
END)),
  constraint badges_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES accounts(id),
  constraint badges_signed CHECK ((num_nulls(jwt, proof, issued_at) =
CASE
    WHEN (state = ANY (ARRAY['PREPARED'::text, 'WITHDRAWN'::text])) THEN 3
    ELSE 0
END)),
  constraint badges_state CHECK ((state = ANY (ARRAY['PREPARED'::text, 'ISSUED'::text, 'SUSPENDED'::text, 'REVOKED'::text, 'WITHDRAWN'::text, 'UNDONE'::text]))),
  constraint badges_status_position CHECK (((status_position >= 0) AND (status_position <= 131071))),
  constraint badges_superseded CHECK (((revocation_reason IS DISTINCT FROM 'SUPERSEDED'::text) OR ((state = 'REVOKED'::text) AND (yields_to IS NOT NULL)))),
  constraint badges_suspended CHECK ((num_nulls(suspended_at, suspension_reason) =
CASE
    WHEN (state = 'SUSPENDED'::text) THEN 0
    ELSE 2
END)),
  constraint badges_suspended_by_fkey FOREIGN KEY (suspended_by) REFERENCES accounts(id),
  constraint badges_suspension_reason CHECK ((suspension_reason = ANY (ARRAY['UNDER_REVIEW'::text, 'COMPLETION_VOIDED'::text, 'MISUSE_REPORTED'::text, 'HOLDER_REQUEST'::text, 'OTHER'::text]))),
  constraint badges_undone CHECK (((state <> 'UNDONE'::text) OR ((revocation_reason = 'ISSUED_IN_ERROR'::text) AND (revoked_at <= (issued_at + ((hold_minutes)::double precision * '00:01:00'::interval)))))),
  constraint badges_yield_elsewhere CHECK ((yields_to <> id)),
  constraint badges_yield_to_their_own FOREIGN KEY (agency_id, learner_id, kind, yields_to) REFERENCES badges(agency_id, learner_id, kind, id)
);
CREATE INDEX badges_in_force ON public.badges USING btree (agency_id, expires_at, learner_id) WHERE (state = 'ISSUED'::text);
CREATE INDEX badges_in_order ON public.badges USING btree (agency_id, prepared_at DESC, id);
CREATE INDEX badges_of_learner ON public.badges USING btree (agency_id, learner_id, prepared_at DESC, id);
CREATE UNIQUE INDEX badges_one_live ON public.badges USING btree (agency_id, learner_id, kind) WHERE ((state = ANY (ARRAY['PREPARED'::text, 'ISSUED'::text, 'SUSPENDED'::text])) AND (yields_to IS NULL));
CREATE INDEX badges_suspended_places ON public.badges USING btree (status_list, status_position) WHERE (state = 'SUSPENDED'::text);
CREATE INDEX badges_taken_back ON public.badges USING btree (status_list, status_position) WHERE (state = ANY (ARRAY['REVOKED'::text, 'UNDONE'::text]));
CREATE INDEX badges_yielding ON public.badges USING btree (agency_id, yields_to) WHERE (yields_to IS NOT NULL);
alter table badges enable row level security, force row level security;
create policy badges_account on badges for select to lp_account_def using true;
create policy badges_agency on badges for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy badges_backup on badges for select to lp_backup using true;
create policy badges_hq on badges for all to lp_hq using true with check true;
create policy badges_learner on badges for all to lp_learner using ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (learner_id = ( SELECT app.cur_learner() AS cur_learner))) with check ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (learner_id = ( SELECT app.cur_learner() AS cur_learner)));
create policy badges_verify on badges for select to lp_verify_def using (state = ANY (ARRAY['ISSUED'::text, 'SUSPENDED'::text, 'REVOKED'::text, 'UNDONE'::text]));
create policy badges_worker on badges for all to lp_worker using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
grant select (agency_id, learner_id, public_name, state) on badges to lp_account_def;
grant insert (agency_id, code, consented_at, cwt_payload, emblem, expires_at, hold_minutes, id, jwt_payload, kid, kind, learner_id, name_choice, prepared_at, prepared_by, programme_version_id, public_name, status_list, status_position, valid_from, valid_until), select, update (revocation_note, revocation_reason, revoked_at, revoked_by, state, suspended_at, suspended_by, suspension_note, suspension_reason, yields_to) on badges to lp_agency;
grant select on badges to lp_backup;
grant select on badges to lp_hq;
grant select (agency_id, code, emblem, emblem_chosen_at, expires_at, hold_minutes, id, issued_at, jwt, kid, kind, learner_id, name_choice, prepared_at, programme_version_id, proof, public_name, revocation_reason, revoked_at, revoked_by, state, status_list, status_position, suspended_at, suspended_by, suspension_reason, valid_from, valid_until, yields_to), update (emblem, emblem_chosen_at) on badges to lp_learner;
grant select (agency_id, code, cwt_payload, expires_at, issued_at, jwt, jwt_payload, kid, kind, proof, public_name, revocation_reason, revoked_at, state, status_list, status_position, valid_from, valid_until) on badges to lp_verify_def;
grant select, update (issued_at, jwt, proof, revocation_reason, revoked_at, state) on badges to lp_worker;
CREATE TRIGGER badges_moves BEFORE UPDATE ON public.badges FOR EACH ROW WHEN ((NOT ((old.state = 'PREPARED'::text) AND (new.state = 'ISSUED'::text)))) EXECUTE FUNCTION app.badge_moves();
CREATE TRIGGER badges_shown_otherwise AFTER UPDATE ON public.badges FOR EACH ROW WHEN (((old.state = ANY (ARRAY['ISSUED'::text, 'SUSPENDED'::text])) AND (new.state <> old.state))) EXECUTE FUNCTION app.badge_taken_back();
CREATE TRIGGER badges_signed BEFORE UPDATE ON public.badges FOR EACH ROW WHEN (((old.state = 'PREPARED'::text) AND (new.state = 'ISSUED'::text))) EXECUTE FUNCTION app.badge_signed();

create table communities (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  name text not null,
  name_key text collate "C" not null,
  guard_model text not null,
  registered_at timestamp with time zone not null,
  constraint communities_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(agency_id),
  constraint communities_agency_id_id_key UNIQUE (agency_id, id),
  constraint communities_guard_model CHECK ((guard_model = ANY (ARRAY['NONE'::text, 'CONTRACTED'::text, 'IN_HOUSE'::text, 'VOLUNTEER'::text]))),
  constraint communities_name_unique UNIQUE (agency_id, name_key),
  constraint communities_pkey PRIMARY KEY (id)
);
CREATE INDEX communities_in_order ON public.communities USING btree (agency_id, name COLLATE "und-x-icu", id);
alter table communities enable row level security, force row level security;
create policy communities_agency on communities for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy communities_backup on communities for select to lp_backup using true;
create policy communities_hq on communities for all to lp_hq using true with check true;
create policy communities_learner on communities for select to lp_learner using ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (id = ( SELECT l.community_id
   FROM learners l
  WHERE (l.id = app.cur_learner()))));
grant insert, select, update (guard_model, name, name_key) on communities to lp_agency;
grant select on communities to lp_backup;
grant select on communities to lp_hq;
grant select (agency_id, id, name) on communities to lp_learner;

create table completion_attempts (
  id uuid not null,
  agency_id uuid not null,
  learner_id uuid not null,
  learner_account_id uuid,
  programme_version_id uuid not null,
  assignment smallint not null,
  state text not null,
  attempt smallint not null,
  completed_on date not null,
  submitted_by uuid not null,
  submitted_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  outcomes_met text[] not null,
  return_reason text,
  voided_by uuid,
  voided_at timestamp with time zone,
  void_reason text,
  evidence_link text,
  note text,
  carried_from text,
  assessor_text text,
  rubric_notes jsonb not null,
  evidence_file_id uuid,
  backdated_because text,
  approved_by uuid,
  approved_at timestamp with time zone,
  constraint completion_attempts_agency_id_id_fkey FOREIGN KEY (agency_id, id) REFERENCES completions(agency_id, id),
  constraint completion_attempts_evidence_file FOREIGN KEY (agency_id, learner_id, evidence_file_id) REFERENCES evidence_files(agency_id, learner_id, id),
  constraint completion_attempts_pkey PRIMARY KEY (agency_id, id, attempt)
);
CREATE INDEX completion_attempts_of_evidence ON public.completion_attempts USING btree (agency_id, evidence_file_id) WHERE (evidence_file_id IS NOT NULL);
alter table completion_attempts enable row level security, force row level security;
create policy completion_attempts_agency on completion_attempts for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy completion_attempts_backup on completion_attempts for select to lp_backup using true;
create policy completion_attempts_hq on completion_attempts for all to lp_hq using true with check true;
create policy completion_attempts_learner on completion_attempts for all to lp_learner using ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (learner_id = ( SELECT app.cur_learner() AS cur_learner))) with check ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (learner_id = ( SELECT app.cur_learner() AS cur_learner)));
grant delete, insert, select on completion_attempts to lp_agency;
grant select on completion_attempts to lp_backup;
grant select on completion_attempts to lp_hq;
grant insert, select on completion_attempts to lp_learner;
CREATE TRIGGER completion_attempts_kept BEFORE INSERT OR DELETE ON public.completion_attempts FOR EACH ROW WHEN (((pg_trigger_depth() = 0) AND (CURRENT_USER = ANY (ARRAY['lp_agency'::name, 'lp_learner'::name])))) EXECUTE FUNCTION app.completion_attempt_kept();

create table completions (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  learner_id uuid not null,
  learner_account_id uuid,
  programme_version_id uuid not null,
  assignment smallint not null,
  state text not null,
  attempt smallint not null default 1,
  completed_on date not null,
  submitted_by uuid not null,
  submitted_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  outcomes_met text[] not null default '{}'::text[],
  return_reason text,
  voided_by uuid,
  voided_at timestamp with time zone,
  void_reason text,
  evidence_link text,
  note text,
  carried_from text,
  assessor_text text,
  rubric_notes jsonb not null default '{}'::jsonb,
  evidence_file_id uuid,
  backdated_because text,
  approved_by uuid,
  approved_at timestamp with time zone,
  constraint completions_agency_id_id_key UNIQUE (agency_id, id),
  constraint completions_agency_id_learner_id_fkey FOREIGN KEY (agency_id, learner_id) REFERENCES learners(agency_id, id),
  constraint completions_approved CHECK (
CASE
    WHEN (backdated_because IS NULL) THEN ((state <> 'AWAITING_APPROVAL'::text) AND (num_nonnulls(approved_by, approved_at) = 0))
    WHEN (state = 'AWAITING_APPROVAL'::text) THEN (num_nonnulls(approved_by, approved_at) = 0)
    ELSE ((num_nonnulls(approved_by, approved_at) = 2) OR ((state = 'RETURNED'::text) AND (num_nonnulls(approved_by, approved_at) = 0)))
END),
  constraint completions_approved_by_fkey FOREIGN KEY (approved_by) REFERENCES accounts(id),
  constraint completions_assessor_text CHECK (((length(assessor_text) >= 1) AND (length(assessor_text) <= 200))),
  constraint completions_assignment CHECK (((assignment >= 1) AND (assignment <= 99))),
  constraint completions_backdated_because CHECK (((length(backdated_because) >= 1) AND (length(backdated_because) <= 1000))),
  constraint completions_carried_from CHECK (((carried_from ~ '^(version|transfer|earlier-records):[^[:space:]].*$'::text) AND (length(carried_from) <= 200))),
  constraint completions_decided CHECK (
CASE
    WHEN (carried_from IS NULL) THEN (((state = ANY (ARRAY['AWAITING_APPROVAL'::text, 'SUBMITTED'::text])) = (decided_by IS NULL)) AND ((decided_by IS NULL) = (decided_at IS NULL)) AND (assessor_text IS NULL))
    ELSE ((state = ANY (ARRAY['ACCEPTED'::text, 'VOIDED'::text])) AND (decided_at IS NOT NULL) AND (num_nonnulls(decided_by, assessor_text) = 1))
END),
  constraint completions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint completions_evidence_file FOREIGN KEY (agency_id, learner_id, evidence_file_id) REFERENCES evidence_files(agency_id, learner_id, id),
  constraint completions_four_eyes CHECK ((decided_by <> submitted_by)),
  constraint completions_not_own CHECK (((decided_by IS NULL) OR (decided_by IS DISTINCT FROM learner_account_id))),
  constraint completions_one_per_assignment UNIQUE (agency_id, learner_id, programme_version_id, assignment),
  constraint completions_pkey PRIMARY KEY (id),
  constraint completions_programme_version_id_fkey FOREIGN KEY (programme_version_id) REFERENCES programme_versions(id),
  constraint completions_return_reason CHECK (((state = 'RETURNED'::text) = (return_reason IS NOT NULL))),
  constraint completions_rubric_notes CHECK ((jsonb_typeof(rubric_notes) = 'object'::text)),
  constraint completions_state CHECK ((state = ANY (ARRAY['AWAITING_APPROVAL'::text, 'SUBMITTED'::text, 'ACCEPTED'::text, 'RETURNED'::text, 'VOIDED'::text]))),
  constraint completions_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES accounts(id),
  constraint completions_voided CHECK ((num_nulls(voided_by, voided_at, void_reason) =
CASE
    WHEN (state = 'VOIDED'::text) THEN 0
    ELSE 3
END)),
  constraint completions_voided_by_fkey FOREIGN KEY (voided_by) REFERENCES accounts(id)
);
CREATE INDEX completions_awaiting ON public.completions USING btree (agency_id, submitted_at, id) WHERE (state = 'AWAITING_APPROVAL'::text);
CREATE INDEX completions_of_evidence ON public.completions USING btree (agency_id, evidence_file_id) WHERE (evidence_file_id IS NOT NULL);
CREATE INDEX completions_open ON public.completions USING btree (agency_id, state, learner_id) WHERE (state = ANY (ARRAY['SUBMITTED'::text, 'RETURNED'::text]));
alter table completions enable row level security, force row level security;
create policy completions_agency on completions for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy completions_backup on completions for select to lp_backup using true;
create policy completions_hq on completions for all to lp_hq using true with check true;
create policy completions_learner on completions for all to lp_learner using ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (learner_id = ( SELECT app.cur_learner() AS cur_learner))) with check ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (learner_id = ( SELECT app.cur_learner() AS cur_learner)));
create policy completions_transfer on completions for select to lp_transfer_def using (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy completions_worker on completions for all to lp_worker using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
grant delete, insert, select, update (approved_at, approved_by, assessor_text, attempt, backdated_because, carried_from, completed_on, decided_at, decided_by, evidence_file_id, evidence_link, learner_account_id, note, outcomes_met, return_reason, rubric_notes, state, submitted_at, submitted_by, void_reason, voided_at, voided_by) on completions to lp_agency;
grant select on completions to lp_backup;
grant insert, select, update (approved_at, approved_by, decided_at, decided_by, return_reason, state) on completions to lp_hq;
grant insert, select, update (approved_at, approved_by, assessor_text, attempt, backdated_because, carried_from, completed_on, decided_at, decided_by, evidence_file_id, evidence_link, learner_account_id, note, outcomes_met, return_reason, rubric_notes, state, submitted_at, submitted_by, void_reason, voided_at, voided_by) on completions to lp_learner;
grant select (agency_id, assignment, learner_id, programme_version_id, state) on completions to lp_transfer_def;
grant select (agency_id, assignment, carried_from, id, learner_id, programme_version_id, state) on completions to lp_worker;
CREATE TRIGGER completions_by_learner BEFORE INSERT OR UPDATE ON public.completions FOR EACH ROW WHEN ((CURRENT_USER = 'lp_learner'::name)) EXECUTE FUNCTION app.completion_by_learner();
CREATE TRIGGER completions_carried BEFORE INSERT ON public.completions FOR EACH ROW EXECUTE FUNCTION app.completion_carried();
CREATE TRIGGER completions_from_records BEFORE INSERT ON public.completions FOR EACH ROW WHEN (((CURRENT_USER = 'lp_hq'::name) AND (new.carried_from ~~ 'earlier-records:%'::text))) EXECUTE FUNCTION app.completed_by_records();
CREATE TRIGGER completions_goes BEFORE DELETE ON public.completions FOR EACH ROW WHEN ((CURRENT_USER = 'lp_agency'::name)) EXECUTE FUNCTION app.completion_goes();
CREATE TRIGGER completions_moves BEFORE UPDATE ON public.completions FOR EACH ROW EXECUTE FUNCTION app.completion_moves();
CREATE TRIGGER completions_way_in BEFORE UPDATE ON public.completions FOR EACH ROW WHEN (((old.state = 'SUBMITTED'::text) AND (new.state = ANY (ARRAY['ACCEPTED'::text, 'RETURNED'::text])) AND (new.attempt = old.attempt))) EXECUTE FUNCTION app.completion_way_in();
CREATE TRIGGER completions_written_by AFTER INSERT OR UPDATE ON public.completions FOR EACH ROW WHEN ((CURRENT_USER = ANY (ARRAY['lp_agency'::name, 'lp_hq'::name]))) EXECUTE FUNCTION app.completion_written_by();

create table enrolment_sheets (
  agency_id uuid not null,
  id uuid not null,
  learner_ids uuid[] not null default '{}'::uuid[],
  refused jsonb not null default '[]'::jsonb,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  constraint enrolment_sheets_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(agency_id),
  constraint enrolment_sheets_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES accounts(id),
  constraint enrolment_sheets_pkey PRIMARY KEY (agency_id, id)
);
alter table enrolment_sheets enable row level security, force row level security;
create policy enrolment_sheets_agency on enrolment_sheets for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy enrolment_sheets_backup on enrolment_sheets for select to lp_backup using true;
create policy enrolment_sheets_hq on enrolment_sheets for all to lp_hq using true with check true;
grant insert (agency_id, entered_at, entered_by, id), select, update (learner_ids, refused) on enrolment_sheets to lp_agency;
grant select on enrolment_sheets to lp_backup;
grant select on enrolment_sheets to lp_hq;

create table enrolments (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  learner_id uuid not null,
  programme_version_id uuid not null,
  track text not null,
  enrolled_on date not null,
  standing text not null default 'ACTIVE'::text,
  standing_since timestamp with time zone,
  standing_reason text,
  keeps_core_competencies boolean not null default false,
  age_attested text,
  locks smallint not null default 0,
  opening_batch_id uuid,
  constraint enrolments_age_attested CHECK ((age_attested = ANY (ARRAY['ADULT'::text, 'MINOR_WITH_CONSENT'::text]))),
  constraint enrolments_agency_id_id_key UNIQUE (agency_id, id),
  constraint enrolments_agency_id_learner_id_fkey FOREIGN KEY (agency_id, learner_id) REFERENCES learners(agency_id, id),
  constraint enrolments_one_per_learner UNIQUE (agency_id, learner_id),
  constraint enrolments_opening_batch FOREIGN KEY (agency_id, opening_batch_id) REFERENCES opening_batches(agency_id, id),
  constraint enrolments_pkey PRIMARY KEY (id),
  constraint enrolments_programme_version_id_fkey FOREIGN KEY (programme_version_id) REFERENCES programme_versions(id),
  constraint enrolments_removed_for_a_reason CHECK (((standing <> 'REMOVED'::text) OR (standing_reason IS NOT NULL))),
  constraint enrolments_standing CHECK ((standing = ANY (ARRAY['ACTIVE'::text, 'ON_HOLD'::text, 'WITHDRAWN'::text, 'REMOVED'::text, 'TRANSFERRED'::text]))),
  constraint enrolments_track CHECK ((track = ANY (ARRAY['MSO'::text, 'GUARD'::text])))
);
CREATE INDEX enrolments_at_rest ON public.enrolments USING btree (agency_id, standing, learner_id) WHERE (standing <> 'ACTIVE'::text);
CREATE INDEX enrolments_of_a_version ON public.enrolments USING btree (agency_id, programme_version_id, learner_id);
alter table enrolments enable row level security, force row level security;
create policy enrolments_agency on enrolments for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy enrolments_backup on enrolments for select to lp_backup using true;
create policy enrolments_hq on enrolments for all to lp_hq using true with check true;
create policy enrolments_learner on enrolments for all to lp_learner using ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (learner_id = ( SELECT app.cur_learner() AS cur_learner))) with check ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (learner_id = ( SELECT app.cur_learner() AS cur_learner)));
create policy enrolments_transfer on enrolments for select to lp_transfer_def using (agency_id = ( SELECT app.cur_agency() AS cur_agency));
grant insert (age_attested, agency_id, enrolled_on, id, keeps_core_competencies, learner_id, programme_version_id, standing, standing_reason, standing_since, track), select, update (age_attested, keeps_core_competencies, programme_version_id, standing, standing_reason, standing_since, track) on enrolments to lp_agency;
grant select on enrolments to lp_backup;
grant insert, select, update (standing, standing_since) on enrolments to lp_hq;
grant select, update (locks) on enrolments to lp_learner;
grant select (agency_id, learner_id, programme_version_id, standing, track) on enrolments to lp_transfer_def;
CREATE TRIGGER enrolments_from_records BEFORE INSERT ON public.enrolments FOR EACH ROW WHEN (((CURRENT_USER = 'lp_hq'::name) AND (new.opening_batch_id IS NOT NULL))) EXECUTE FUNCTION app.enrolled_from_records();
CREATE TRIGGER enrolments_moves BEFORE UPDATE ON public.enrolments FOR EACH ROW WHEN ((old.standing IS DISTINCT FROM new.standing)) EXECUTE FUNCTION app.enrolment_moves();
CREATE TRIGGER enrolments_named_badge BEFORE UPDATE OF age_attested ON public.enrolments FOR EACH ROW WHEN (((CURRENT_USER = 'lp_agency'::name) AND (new.age_attested = 'MINOR_WITH_CONSENT'::text) AND (old.age_attested IS DISTINCT FROM new.age_attested))) EXECUTE FUNCTION app.enrolment_age();

create table evidence_files (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  learner_id uuid not null,
  media_type text not null,
  bytes bytea not null,
  digest text not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  constraint evidence_files_agency_id_id_key UNIQUE (agency_id, id),
  constraint evidence_files_agency_id_learner_id_fkey FOREIGN KEY (agency_id, learner_id) REFERENCES learners(agency_id, id),
  constraint evidence_files_agency_id_learner_id_id_key UNIQUE (agency_id, learner_id, id),
  constraint evidence_files_bytes CHECK (((length(bytes) >= 1) AND (length(bytes) <= 10485760))),
  constraint evidence_files_digest CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint evidence_files_media_type CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'image/png'::text, 'image/jpeg'::text]))),
  constraint evidence_files_pkey PRIMARY KEY (id),
  constraint evidence_files_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES accounts(id)
);
alter table evidence_files enable row level security, force row level security;
create policy evidence_files_account on evidence_files for select to lp_account_def using (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy evidence_files_agency on evidence_files for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy evidence_files_backup on evidence_files for select to lp_backup using true;
create policy evidence_files_hq on evidence_files for all to lp_hq using true with check true;
create policy evidence_files_learner on evidence_files for all to lp_learner using ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (learner_id = ( SELECT app.cur_learner() AS cur_learner))) with check ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (learner_id = ( SELECT app.cur_learner() AS cur_learner)));
grant select (agency_id, bytes) on evidence_files to lp_account_def;
grant delete, insert, select on evidence_files to lp_agency;
grant select on evidence_files to lp_backup;
grant select on evidence_files to lp_hq;
grant delete, insert, select on evidence_files to lp_learner;
CREATE TRIGGER evidence_files_by_learner BEFORE INSERT ON public.evidence_files FOR EACH ROW WHEN ((CURRENT_USER = 'lp_learner'::name)) EXECUTE FUNCTION app.evidence_by_learner();

create table invitations (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  email text not null,
  role text not null,
  locale text not null,
  token_hash bytea,
  invited_by uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  accepted_by uuid,
  withdrawn_at timestamp with time zone,
  mailed_at timestamp with time zone,
  mail_refused_at timestamp with time zone,
  constraint invitations_accepted CHECK ((num_nulls(accepted_at, accepted_by) = ANY (ARRAY[0, 2]))),
  constraint invitations_accepted_by_fkey FOREIGN KEY (accepted_by) REFERENCES accounts(id),
  constraint invitations_agency_id_id_key UNIQUE (agency_id, id),
  constraint invitations_email_normalised CHECK ((email = lower(email))),
  constraint invitations_locale CHECK ((locale = ANY (ARRAY['en-CA'::text, 'fr-CA'::text]))),
  constraint invitations_one_end CHECK ((num_nonnulls(accepted_at, withdrawn_at) < 2)),
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_role CHECK ((role = ANY (ARRAY['LPHQ_ADMINISTRATOR'::text, 'AGENCY_MANAGER'::text, 'AGENCY_REGISTRAR'::text, 'AGENCY_ASSESSOR'::text]))),
  constraint invitations_role_of_team CHECK (((agency_id = '00000000-0000-0000-0000-000000000000'::uuid) = (role = 'LPHQ_ADMINISTRATOR'::text))),
  constraint invitations_sha256 CHECK ((length(token_hash) = 32)),
  constraint invitations_token_is_open CHECK (((token_hash IS NULL) OR (num_nonnulls(accepted_at, withdrawn_at) = 0))),
  constraint invitations_token_unique UNIQUE (token_hash)
);
CREATE INDEX invitations_newest ON public.invitations USING btree (agency_id, created_at DESC, id);
CREATE UNIQUE INDEX invitations_one_open ON public.invitations USING btree (agency_id, email) WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX invitations_over ON public.invitations USING btree (COALESCE(withdrawn_at, expires_at)) WHERE (accepted_at IS NULL);
alter table invitations enable row level security, force row level security;
create policy invitations_agency on invitations for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy invitations_backup on invitations for select to lp_backup using true;
create policy invitations_hq on invitations for all to lp_hq using true with check true;
create policy invitations_identity on invitations for all to lp_identity using true with check true;
create policy invitations_team on invitations for all to lp_team_def using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy invitations_worker on invitations for all to lp_worker using true with check true;
grant insert (agency_id, created_at, email, expires_at, id, invited_by, locale, role), select (accepted_at, accepted_by, agency_id, created_at, email, expires_at, id, invited_by, locale, mail_refused_at, mailed_at, role, withdrawn_at), update (expires_at, mail_refused_at, mailed_at, withdrawn_at) on invitations to lp_agency;
grant select on invitations to lp_backup;
grant insert (agency_id, created_at, email, expires_at, id, invited_by, locale, role), select (accepted_at, accepted_by, agency_id, created_at, email, expires_at, id, invited_by, locale, mail_refused_at, mailed_at, role, withdrawn_at), update (expires_at, mail_refused_at, mailed_at, withdrawn_at) on invitations to lp_hq;
grant select on invitations to lp_identity;
grant select, update (accepted_at, accepted_by, token_hash) on invitations to lp_team_def;
grant delete, select (accepted_at, accepted_by, agency_id, created_at, email, expires_at, id, invited_by, locale, mail_refused_at, mailed_at, role, withdrawn_at), update (mail_refused_at, mailed_at, token_hash) on invitations to lp_worker;
CREATE TRIGGER invitations_token_dies BEFORE UPDATE OF expires_at, withdrawn_at ON public.invitations FOR EACH ROW EXECUTE FUNCTION app.invitation_token_dies();

create table job_rows (
  agency_id uuid not null,
  job_id uuid not null,
  n integer not null,
  learner_id uuid not null,
  object_id uuid,
  result text,
  problem jsonb,
  judged_at timestamp with time zone,
  constraint job_rows_agency_id_job_id_fkey FOREIGN KEY (agency_id, job_id) REFERENCES jobs(agency_id, id),
  constraint job_rows_agency_id_learner_id_fkey FOREIGN KEY (agency_id, learner_id) REFERENCES learners(agency_id, id),
  constraint job_rows_judged CHECK (((result IS NULL) = (judged_at IS NULL))),
  constraint job_rows_n CHECK ((n > 0)),
  constraint job_rows_one_per_learner UNIQUE (agency_id, job_id, learner_id),
  constraint job_rows_pkey PRIMARY KEY (agency_id, job_id, n),
  constraint job_rows_problem CHECK (((NOT (result IS DISTINCT FROM 'REFUSED'::text)) = (problem IS NOT NULL))),
  constraint job_rows_result CHECK ((result = ANY (ARRAY['SUCCEEDED'::text, 'REFUSED'::text, 'CANCELLED'::text])))
);
CREATE INDEX job_rows_by_result ON public.job_rows USING btree (agency_id, job_id, result, n);
CREATE INDEX job_rows_waiting ON public.job_rows USING btree (agency_id, job_id, n) WHERE (result IS NULL);
alter table job_rows enable row level security, force row level security;
create policy job_rows_agency on job_rows for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy job_rows_backup on job_rows for select to lp_backup using true;
create policy job_rows_worker on job_rows for all to lp_worker using true with check true;
grant insert (agency_id, job_id, learner_id, n, object_id), select, update (judged_at, object_id, problem, result) on job_rows to lp_agency;
grant select on job_rows to lp_backup;
grant delete, select (agency_id, job_id) on job_rows to lp_worker;
CREATE TRIGGER job_rows_judged_once BEFORE UPDATE ON public.job_rows FOR EACH ROW WHEN ((old.result IS NOT NULL)) EXECUTE FUNCTION app.judged_once();

create table jobs (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  kind text not null,
  state text not null default 'WAITING'::text,
  request jsonb not null,
  undoes uuid,
  total integer not null,
  succeeded integer not null default 0,
  refused integer not null default 0,
  started_by uuid not null,
  started_at timestamp with time zone not null,
  first_success_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint jobs_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(agency_id),
  constraint jobs_agency_id_id_key UNIQUE (agency_id, id),
  constraint jobs_agency_id_undoes_fkey FOREIGN KEY (agency_id, undoes) REFERENCES jobs(agency_id, id),
  constraint jobs_counts CHECK (((succeeded >= 0) AND (refused >= 0) AND ((succeeded + refused) <= total))),
  constraint jobs_kind CHECK ((kind = ANY (ARRAY['RECORD_COMPLETIONS'::text, 'ACCEPT_COMPLETIONS'::text, 'RETURN_COMPLETIONS'::text, 'VOID_COMPLETIONS'::text, 'ISSUE_BADGES'::text, 'UNDO_BADGES'::text, 'UNDO_COMPLETIONS'::text]))),
  constraint jobs_over CHECK (((state = ANY (ARRAY['FINISHED'::text, 'CANCELLED'::text])) = (finished_at IS NOT NULL))),
  constraint jobs_pkey PRIMARY KEY (id),
  constraint jobs_started_by_fkey FOREIGN KEY (started_by) REFERENCES accounts(id),
  constraint jobs_state CHECK ((state = ANY (ARRAY['WAITING'::text, 'RUNNING'::text, 'FINISHED'::text, 'CANCELLED'::text]))),
  constraint jobs_total CHECK ((total > 0)),
  constraint jobs_undoes CHECK (((kind = ANY (ARRAY['UNDO_BADGES'::text, 'UNDO_COMPLETIONS'::text])) = (undoes IS NOT NULL))),
  constraint jobs_whole CHECK (((state <> 'FINISHED'::text) OR ((succeeded + refused) = total)))
);
CREATE INDEX jobs_in_order ON public.jobs USING btree (agency_id, started_at DESC, id);
CREATE INDEX jobs_over ON public.jobs USING btree (finished_at) WHERE (finished_at IS NOT NULL);
CREATE INDEX jobs_undoing ON public.jobs USING btree (agency_id, undoes) WHERE (undoes IS NOT NULL);
alter table jobs enable row level security, force row level security;
create policy jobs_agency on jobs for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy jobs_backup on jobs for select to lp_backup using true;
create policy jobs_worker on jobs for all to lp_worker using true with check true;
grant insert (agency_id, id, kind, request, started_at, started_by, total, undoes), select, update (finished_at, first_success_at, refused, state, succeeded) on jobs to lp_agency;
grant select on jobs to lp_backup;
grant delete, select (agency_id, finished_at, id, total, undoes) on jobs to lp_worker;
CREATE TRIGGER jobs_moves BEFORE UPDATE ON public.jobs FOR EACH ROW EXECUTE FUNCTION app.job_moves();

create table journal_entries (
  id uuid not null,
  agency_id uuid not null,
  recorded_at timestamp with time zone not null,
  written_at timestamp with time zone not null default now(),
  type text not null,
  object_kind text not null,
  object_id uuid not null,
  subject_id uuid,
  actor_id uuid,
  entry bytea not null,
  constraint journal_entries_agency_id_id_key UNIQUE (agency_id, id),
  constraint journal_entries_pkey PRIMARY KEY (id)
);
CREATE INDEX journal_entries_of_agency ON public.journal_entries USING btree (agency_id, recorded_at DESC, id DESC);
CREATE INDEX journal_entries_of_subject ON public.journal_entries USING btree (agency_id, subject_id, recorded_at DESC, id DESC);
alter table journal_entries enable row level security, force row level security;
create policy journal_entries_agency on journal_entries for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy journal_entries_backup on journal_entries for select to lp_backup using true;
create policy journal_entries_hq on journal_entries for all to lp_hq using true with check true;
create policy journal_entries_learner on journal_entries for all to lp_learner using ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (subject_id = ( SELECT app.cur_learner() AS cur_learner))) with check ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (subject_id = ( SELECT app.cur_learner() AS cur_learner)));
create policy journal_entries_worker on journal_entries for all to lp_worker using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
grant insert (actor_id, agency_id, entry, id, object_id, object_kind, recorded_at, subject_id, type), select on journal_entries to lp_agency;
grant select on journal_entries to lp_backup;
grant insert (actor_id, agency_id, entry, id, object_id, object_kind, recorded_at, subject_id, type), select on journal_entries to lp_hq;
grant insert (actor_id, agency_id, entry, id, object_id, object_kind, recorded_at, subject_id, type) on journal_entries to lp_learner;
grant insert (actor_id, agency_id, entry, id, object_id, object_kind, recorded_at, subject_id, type), select on journal_entries to lp_worker;
CREATE TRIGGER journal_entries_actor BEFORE INSERT ON public.journal_entries FOR EACH ROW EXECUTE FUNCTION app.refuse_other_actor();
CREATE TRIGGER journal_entries_written_once BEFORE DELETE OR UPDATE OR TRUNCATE ON public.journal_entries FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

create table journal_keys (
  agency_id uuid not null,
  subject_id uuid not null,
  secret bytea not null,
  created_at timestamp with time zone not null default now(),
  constraint journal_keys_aes256 CHECK ((length(secret) = 32)),
  constraint journal_keys_pkey PRIMARY KEY (agency_id, subject_id)
);
alter table journal_keys enable row level security, force row level security;
create policy journal_keys_agency on journal_keys for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy journal_keys_backup on journal_keys for select to lp_backup using true;
create policy journal_keys_hq on journal_keys for all to lp_hq using true with check true;
create policy journal_keys_learner on journal_keys for all to lp_learner using ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (subject_id = ( SELECT app.cur_learner() AS cur_learner))) with check ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (subject_id = ( SELECT app.cur_learner() AS cur_learner)));
create policy journal_keys_worker on journal_keys for all to lp_worker using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
grant insert, select on journal_keys to lp_agency;
grant select on journal_keys to lp_backup;
grant insert, select on journal_keys to lp_hq;
grant insert, select on journal_keys to lp_learner;
grant insert, select on journal_keys to lp_worker;

create table journal_particulars (
  agency_id uuid not null,
  entry_id uuid not null,
  subject_id uuid not null,
  salt bytea not null,
  sealed bytea,
  constraint journal_particulars_agency_id_entry_id_fkey FOREIGN KEY (agency_id, entry_id) REFERENCES journal_entries(agency_id, id),
  constraint journal_particulars_pkey PRIMARY KEY (agency_id, entry_id),
  constraint journal_particulars_salt CHECK ((length(salt) = 32))
);
CREATE INDEX journal_particulars_of_subject ON public.journal_particulars USING btree (agency_id, subject_id);
alter table journal_particulars enable row level security, force row level security;
create policy journal_particulars_agency on journal_particulars for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy journal_particulars_backup on journal_particulars for select to lp_backup using true;
create policy journal_particulars_hq on journal_particulars for all to lp_hq using true with check true;
create policy journal_particulars_learner on journal_particulars for all to lp_learner using ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (subject_id = ( SELECT app.cur_learner() AS cur_learner))) with check ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (subject_id = ( SELECT app.cur_learner() AS cur_learner)));
create policy journal_particulars_worker on journal_particulars for all to lp_worker using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
grant insert, select on journal_particulars to lp_agency;
grant select on journal_particulars to lp_backup;
grant insert, select on journal_particulars to lp_hq;
grant insert on journal_particulars to lp_learner;
grant insert, select on journal_particulars to lp_worker;

create table key_lists (
  version bigint not null,
  jwt text not null,
  signed_at timestamp with time zone not null,
  constraint key_lists_pkey PRIMARY KEY (version)
);
alter table key_lists enable row level security, force row level security;
create policy key_lists_backup on key_lists for select to lp_backup using true;
create policy key_lists_hq on key_lists for all to lp_hq using true with check true;
create policy key_lists_verify on key_lists for select to lp_verify_def using true;
create policy key_lists_worker on key_lists for all to lp_worker using true with check true;
grant select on key_lists to lp_backup;
grant select on key_lists to lp_hq;
grant select (jwt, signed_at, version) on key_lists to lp_verify_def;
grant insert, select on key_lists to lp_worker;

create table learner_accounts (
  account_id uuid not null,
  sign_in_email text,
  constraint learner_accounts_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint learner_accounts_email_normalised CHECK ((sign_in_email = lower(sign_in_email))),
  constraint learner_accounts_pkey PRIMARY KEY (account_id)
);
CREATE INDEX learner_accounts_by_email ON public.learner_accounts USING btree (sign_in_email) WHERE (sign_in_email IS NOT NULL);
alter table learner_accounts enable row level security, force row level security;
create policy learner_accounts_account on learner_accounts for all to lp_account_def using true with check true;
create policy learner_accounts_backup on learner_accounts for select to lp_backup using true;
create policy learner_accounts_identity on learner_accounts for all to lp_identity using true with check true;
create policy learner_accounts_worker on learner_accounts for all to lp_worker using true with check true;
grant insert, select, update (sign_in_email) on learner_accounts to lp_account_def;
grant select on learner_accounts to lp_backup;
grant select, update (sign_in_email) on learner_accounts to lp_identity;
grant select on learner_accounts to lp_worker;

create table learner_challenges (
  handle_hash bytea not null,
  account_id uuid,
  challenge text not null,
  ends_at timestamp with time zone not null,
  constraint learner_challenges_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint learner_challenges_pkey PRIMARY KEY (handle_hash),
  constraint learner_challenges_sha256 CHECK ((length(handle_hash) = 32))
);
CREATE INDEX learner_challenges_in_order_of_end ON public.learner_challenges USING btree (ends_at);
alter table learner_challenges enable row level security, force row level security;
create policy learner_challenges_backup on learner_challenges for select to lp_backup using true;
create policy learner_challenges_identity on learner_challenges for all to lp_identity using true with check true;
create policy learner_challenges_worker on learner_challenges for all to lp_worker using true with check true;
grant select on learner_challenges to lp_backup;
grant delete, insert, select on learner_challenges to lp_identity;
grant delete, select (ends_at, handle_hash) on learner_challenges to lp_worker;

create table learner_claims (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  learner_id uuid not null,
  kind text not null,
  code_hash bytea,
  drawn_by uuid not null,
  drawn_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  account_id uuid,
  withdrawn_at timestamp with time zone,
  mailed_at timestamp with time zone,
  mail_refused_at timestamp with time zone,
  address_by uuid[] not null default '{}'::uuid[],
  constraint learner_claims_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint learner_claims_agency_id_id_key UNIQUE (agency_id, id),
  constraint learner_claims_agency_id_learner_id_fkey FOREIGN KEY (agency_id, learner_id) REFERENCES learners(agency_id, id),
  constraint learner_claims_code_is_open CHECK (((code_hash IS NULL) OR (num_nonnulls(opened_at, withdrawn_at) = 0))),
  constraint learner_claims_code_unique UNIQUE (code_hash),
  constraint learner_claims_drawn_by_fkey FOREIGN KEY (drawn_by) REFERENCES accounts(id),
  constraint learner_claims_kind CHECK ((kind = ANY (ARRAY['PRINTED'::text, 'MAILED'::text]))),
  constraint learner_claims_one_end CHECK ((num_nonnulls(opened_at, withdrawn_at) < 2)),
  constraint learner_claims_opened CHECK (((opened_at IS NULL) = (account_id IS NULL))),
  constraint learner_claims_pkey PRIMARY KEY (id),
  constraint learner_claims_sha256 CHECK ((length(code_hash) = 32))
);
CREATE INDEX learner_claims_of_account ON public.learner_claims USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX learner_claims_of_learner ON public.learner_claims USING btree (agency_id, learner_id, drawn_at DESC);
CREATE UNIQUE INDEX learner_claims_one_open ON public.learner_claims USING btree (agency_id, learner_id) WHERE ((opened_at IS NULL) AND (withdrawn_at IS NULL));
alter table learner_claims enable row level security, force row level security;
create policy learner_claims_account on learner_claims for all to lp_account_def using true with check true;
create policy learner_claims_agency on learner_claims for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy learner_claims_backup on learner_claims for select to lp_backup using true;
create policy learner_claims_hq on learner_claims for all to lp_hq using true with check true;
create policy learner_claims_worker on learner_claims for all to lp_worker using true with check true;
grant select, update (account_id, code_hash, opened_at, withdrawn_at) on learner_claims to lp_account_def;
grant insert (agency_id, code_hash, drawn_at, drawn_by, expires_at, id, kind, learner_id), select (agency_id, drawn_at, drawn_by, expires_at, id, kind, learner_id, mail_refused_at, mailed_at, opened_at, withdrawn_at), update (code_hash, withdrawn_at) on learner_claims to lp_agency;
grant select on learner_claims to lp_backup;
grant select (agency_id, drawn_at, drawn_by, expires_at, id, kind, learner_id, mail_refused_at, mailed_at, opened_at, withdrawn_at) on learner_claims to lp_hq;
grant select (agency_id, drawn_at, drawn_by, expires_at, id, kind, learner_id, mail_refused_at, mailed_at, opened_at, withdrawn_at), update (code_hash, mail_refused_at, mailed_at) on learner_claims to lp_worker;
CREATE TRIGGER learner_claims_drawn BEFORE INSERT OR UPDATE ON public.learner_claims FOR EACH ROW WHEN ((CURRENT_USER = 'lp_agency'::name)) EXECUTE FUNCTION app.claim_by_agency();
CREATE TRIGGER learner_claims_drawn_by AFTER INSERT ON public.learner_claims FOR EACH ROW WHEN ((CURRENT_USER = 'lp_agency'::name)) EXECUTE FUNCTION app.claim_drawn_by();
CREATE TRIGGER learner_claims_opened BEFORE UPDATE OF opened_at ON public.learner_claims FOR EACH ROW WHEN (((old.opened_at IS NULL) AND (new.opened_at IS NOT NULL) AND (new.kind = 'MAILED'::text))) EXECUTE FUNCTION app.claim_opened();

create table learner_former_addresses (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  learner_id uuid not null,
  address_hash bytea,
  changed_by uuid,
  changed_at timestamp with time zone not null default now(),
  constraint learner_former_addresses_agency_id_id_key UNIQUE (agency_id, id),
  constraint learner_former_addresses_agency_id_learner_id_fkey FOREIGN KEY (agency_id, learner_id) REFERENCES learners(agency_id, id),
  constraint learner_former_addresses_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES accounts(id),
  constraint learner_former_addresses_pkey PRIMARY KEY (id),
  constraint learner_former_addresses_sha256 CHECK ((length(address_hash) = 32))
);
CREATE INDEX learner_former_addresses_of_learner ON public.learner_former_addresses USING btree (agency_id, learner_id);
alter table learner_former_addresses enable row level security, force row level security;
create policy learner_former_addresses_account on learner_former_addresses for all to lp_account_def using true with check true;
create policy learner_former_addresses_backup on learner_former_addresses for select to lp_backup using true;
grant insert (address_hash, agency_id, changed_by, learner_id), select on learner_former_addresses to lp_account_def;
grant select on learner_former_addresses to lp_backup;

create table learner_name_suffixes (
  agency_id uuid not null,
  learner_id uuid not null,
  suffix text collate "C" not null,
  constraint learner_name_suffixes_agency_id_learner_id_fkey FOREIGN KEY (agency_id, learner_id) REFERENCES learners(agency_id, id),
  constraint learner_name_suffixes_pkey PRIMARY KEY (agency_id, suffix, learner_id)
);
CREATE INDEX learner_name_suffixes_of_learner ON public.learner_name_suffixes USING btree (agency_id, learner_id, suffix);
alter table learner_name_suffixes enable row level security, force row level security;
create policy learner_name_suffixes_agency on learner_name_suffixes for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy learner_name_suffixes_backup on learner_name_suffixes for select to lp_backup using true;
create policy learner_name_suffixes_hq on learner_name_suffixes for all to lp_hq using true with check true;
grant delete, insert, select on learner_name_suffixes to lp_agency;
grant select on learner_name_suffixes to lp_backup;
grant insert on learner_name_suffixes to lp_hq;

create table learner_passkeys (
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint learner_passkeys_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint learner_passkeys_credential CHECK (((length(credential_id) >= 1) AND (length(credential_id) <= 1400))),
  constraint learner_passkeys_credential_unique UNIQUE (credential_id),
  constraint learner_passkeys_pkey PRIMARY KEY (id)
);
CREATE INDEX learner_passkeys_of_account ON public.learner_passkeys USING btree (account_id);
alter table learner_passkeys enable row level security, force row level security;
create policy learner_passkeys_account on learner_passkeys for all to lp_account_def using true with check true;
create policy learner_passkeys_backup on learner_passkeys for select to lp_backup using true;
create policy learner_passkeys_identity on learner_passkeys for all to lp_identity using true with check true;
grant delete, select (account_id) on learner_passkeys to lp_account_def;
grant select on learner_passkeys to lp_backup;
grant delete, insert, select, update (counter, last_used_at) on learner_passkeys to lp_identity;

create table learner_sessions (
  id_hash bytea not null,
  account_id uuid not null,
  proved_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint learner_sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint learner_sessions_pkey PRIMARY KEY (id_hash),
  constraint learner_sessions_sha256 CHECK ((length(id_hash) = 32))
);
CREATE INDEX learner_sessions_in_order_of_end ON public.learner_sessions USING btree (ends_at);
CREATE INDEX learner_sessions_of_account ON public.learner_sessions USING btree (account_id) WHERE (ended_at IS NULL);
alter table learner_sessions enable row level security, force row level security;
create policy learner_sessions_account on learner_sessions for all to lp_account_def using true with check true;
create policy learner_sessions_backup on learner_sessions for select to lp_backup using true;
create policy learner_sessions_identity on learner_sessions for all to lp_identity using true with check true;
create policy learner_sessions_worker on learner_sessions for all to lp_worker using true with check true;
grant insert, select, update (ended_at) on learner_sessions to lp_account_def;
grant select on learner_sessions to lp_backup;
grant insert, select, update (ended_at, last_seen_at) on learner_sessions to lp_identity;
grant delete, select (ends_at, id_hash) on learner_sessions to lp_worker;
CREATE TRIGGER learner_sessions_stay_ended BEFORE UPDATE OF ended_at ON public.learner_sessions FOR EACH ROW WHEN ((old.ended_at IS NOT NULL)) EXECUTE FUNCTION app.session_stays_ended();

create table learner_sign_in_codes (
  id uuid not null,
  handle_hash bytea not null,
  account_id uuid,
  email text,
  locale text not null,
  asked_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  code_hash bytea,
  tries smallint not null default 0,
  spent_at timestamp with time zone,
  constraint learner_sign_in_codes_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint learner_sign_in_codes_handle CHECK ((length(handle_hash) = 32)),
  constraint learner_sign_in_codes_handle_unique UNIQUE (handle_hash),
  constraint learner_sign_in_codes_locale CHECK ((locale = ANY (ARRAY['en-CA'::text, 'fr-CA'::text]))),
  constraint learner_sign_in_codes_pkey PRIMARY KEY (id),
  constraint learner_sign_in_codes_sha256 CHECK ((length(code_hash) = 32)),
  constraint learner_sign_in_codes_tries CHECK (((tries >= 0) AND (tries <= 5)))
);
CREATE INDEX learner_sign_in_codes_in_order_of_end ON public.learner_sign_in_codes USING btree (ends_at);
alter table learner_sign_in_codes enable row level security, force row level security;
create policy learner_sign_in_codes_backup on learner_sign_in_codes for select to lp_backup using true;
create policy learner_sign_in_codes_identity on learner_sign_in_codes for all to lp_identity using true with check true;
create policy learner_sign_in_codes_worker on learner_sign_in_codes for all to lp_worker using true with check true;
grant select on learner_sign_in_codes to lp_backup;
grant insert (account_id, asked_at, email, ends_at, handle_hash, id, locale), select, update (spent_at, tries) on learner_sign_in_codes to lp_identity;
grant delete, select (account_id, asked_at, email, ends_at, id, locale, spent_at, tries), update (code_hash) on learner_sign_in_codes to lp_worker;

create table learners (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  community_id uuid not null,
  account_id uuid,
  given_name text,
  family_name text,
  single_name text,
  display_name text not null,
  sort_key text collate "C" not null,
  email text,
  external_id text,
  registered_at timestamp with time zone not null,
  locks smallint not null default 0,
  portable_id uuid not null default gen_random_uuid(),
  joined_on date,
  constraint learners_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint learners_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(agency_id),
  constraint learners_agency_id_id_key UNIQUE (agency_id, id),
  constraint learners_community FOREIGN KEY (agency_id, community_id) REFERENCES communities(agency_id, id),
  constraint learners_external_id_unique UNIQUE (agency_id, external_id),
  constraint learners_joined_on CHECK (((joined_on >= '1900-01-01'::date) AND (joined_on <= '2199-12-31'::date))),
  constraint learners_name_form CHECK ((((single_name IS NOT NULL) AND (given_name IS NULL) AND (family_name IS NULL)) OR ((single_name IS NULL) AND (given_name IS NOT NULL) AND (family_name IS NOT NULL)))),
  constraint learners_pkey PRIMARY KEY (id)
);
CREATE INDEX learners_by_registration ON public.learners USING btree (agency_id, registered_at, id);
CREATE INDEX learners_in_order ON public.learners USING btree (agency_id, sort_key COLLATE "und-x-icu", id);
CREATE INDEX learners_of_account ON public.learners USING btree (account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX learners_of_community_in_order ON public.learners USING btree (agency_id, community_id, sort_key COLLATE "und-x-icu", id);
CREATE INDEX learners_portable ON public.learners USING btree (agency_id, portable_id);
alter table learners enable row level security, force row level security;
create policy learners_account on learners for all to lp_account_def using true with check true;
create policy learners_agency on learners for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy learners_backup on learners for select to lp_backup using true;
create policy learners_hq on learners for all to lp_hq using true with check true;
create policy learners_learner on learners for all to lp_learner using ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (id = ( SELECT app.cur_learner() AS cur_learner))) with check ((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (id = ( SELECT app.cur_learner() AS cur_learner)));
create policy learners_transfer on learners for select to lp_transfer_def using (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy learners_worker on learners for select to lp_worker using (agency_id = ( SELECT app.cur_agency() AS cur_agency));
grant select (account_id, agency_id, display_name, email, id, portable_id, registered_at), update (account_id) on learners to lp_account_def;
grant insert, select, update (community_id, display_name, email, external_id, family_name, given_name, joined_on, locks, single_name, sort_key) on learners to lp_agency;
grant select on learners to lp_backup;
grant insert, select, update (locks) on learners to lp_hq;
grant select (account_id, agency_id, community_id, display_name, email, external_id, family_name, given_name, id, joined_on, locks, portable_id, registered_at, single_name, sort_key), update (locks) on learners to lp_learner;
grant select (agency_id, display_name, id, portable_id) on learners to lp_transfer_def;
grant select (account_id, agency_id, display_name, email, id) on learners to lp_worker;
CREATE TRIGGER learners_address_changed AFTER UPDATE OF email ON public.learners FOR EACH ROW WHEN ((old.email IS DISTINCT FROM new.email)) EXECUTE FUNCTION app.learner_address_changed();
CREATE TRIGGER learners_entered_by_transfer BEFORE INSERT ON public.learners FOR EACH ROW WHEN ((CURRENT_USER = 'lp_hq'::name)) EXECUTE FUNCTION app.entered_by_transfer();

create table memberships (
  agency_id uuid not null,
  account_id uuid not null,
  role text not null,
  display_name text not null,
  joined_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint memberships_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint memberships_agency FOREIGN KEY (agency_id) REFERENCES agencies(agency_id),
  constraint memberships_pkey PRIMARY KEY (agency_id, account_id, role),
  constraint memberships_role CHECK ((role = ANY (ARRAY['AGENCY_MANAGER'::text, 'AGENCY_REGISTRAR'::text, 'AGENCY_ASSESSOR'::text])))
);
CREATE INDEX memberships_account ON public.memberships USING btree (account_id);
alter table memberships enable row level security, force row level security;
create policy memberships_agency on memberships for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy memberships_backup on memberships for select to lp_backup using true;
create policy memberships_hq on memberships for all to lp_hq using true with check true;
create policy memberships_identity on memberships for all to lp_identity using true with check true;
create policy memberships_team on memberships for all to lp_team_def using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
grant insert (account_id, agency_id, display_name, role), select, update (display_name, ended_at) on memberships to lp_agency;
grant select on memberships to lp_backup;
grant insert, select, update (display_name, ended_at) on memberships to lp_hq;
grant select on memberships to lp_identity;
grant insert (account_id, agency_id, display_name, role), select (account_id, agency_id, display_name, ended_at, role), update (display_name, ended_at) on memberships to lp_team_def;

create table opening_batches (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  state text not null default 'DRAFT'::text,
  revision integer not null default 1,
  entered_by uuid[] not null,
  started_at timestamp with time zone not null,
  submitted_by uuid,
  submitted_at timestamp with time zone,
  decided_by uuid,
  decided_at timestamp with time zone,
  decline_reason text,
  constraint opening_batches_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(agency_id),
  constraint opening_batches_agency_id_id_key UNIQUE (agency_id, id),
  constraint opening_batches_decided CHECK (
CASE state
    WHEN 'APPROVED'::text THEN ((num_nulls(decided_by, decided_at) = 0) AND (decline_reason IS NULL))
    WHEN 'DECLINED'::text THEN (num_nulls(decided_by, decided_at, decline_reason) = 0)
    WHEN 'SUBMITTED'::text THEN (num_nulls(decided_by, decided_at, decline_reason) = 3)
    ELSE (num_nulls(decided_by, decided_at, decline_reason) = ANY (ARRAY[0, 3]))
END),
  constraint opening_batches_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES accounts(id),
  constraint opening_batches_decline_reason CHECK (((length(decline_reason) >= 1) AND (length(decline_reason) <= 1000))),
  constraint opening_batches_entered_by CHECK ((cardinality(entered_by) >= 1)),
  constraint opening_batches_four_eyes CHECK (((state <> ALL (ARRAY['APPROVED'::text, 'DECLINED'::text])) OR ((decided_by <> submitted_by) AND (NOT (decided_by = ANY (entered_by)))))),
  constraint opening_batches_pkey PRIMARY KEY (id),
  constraint opening_batches_revision CHECK (((revision >= 1) AND (revision <= 100000))),
  constraint opening_batches_state CHECK ((state = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text, 'APPROVED'::text, 'DECLINED'::text]))),
  constraint opening_batches_submitted CHECK (((num_nulls(submitted_by, submitted_at) = 0) OR ((state = 'DRAFT'::text) AND (num_nulls(submitted_by, submitted_at) = 2)))),
  constraint opening_batches_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES accounts(id)
);
CREATE INDEX opening_batches_newest ON public.opening_batches USING btree (agency_id, started_at DESC, id);
CREATE UNIQUE INDEX opening_batches_one_open ON public.opening_batches USING btree (agency_id) WHERE (state <> 'APPROVED'::text);
CREATE INDEX opening_batches_to_decide ON public.opening_batches USING btree (submitted_at, id) WHERE (state = 'SUBMITTED'::text);
alter table opening_batches enable row level security, force row level security;
create policy opening_batches_agency on opening_batches for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy opening_batches_backup on opening_batches for select to lp_backup using true;
create policy opening_batches_hq on opening_batches for all to lp_hq using true with check true;
grant delete, insert (agency_id, entered_by, id, started_at), select, update (decided_at, decided_by, decline_reason, entered_by, revision, state, submitted_at, submitted_by) on opening_batches to lp_agency;
grant select on opening_batches to lp_backup;
grant select, update (decided_at, decided_by, decline_reason, state) on opening_batches to lp_hq;
CREATE TRIGGER opening_batches_goes BEFORE DELETE ON public.opening_batches FOR EACH ROW WHEN ((CURRENT_USER = 'lp_agency'::name)) EXECUTE FUNCTION app.opening_batch_goes();
CREATE TRIGGER opening_batches_moves BEFORE UPDATE ON public.opening_batches FOR EACH ROW EXECUTE FUNCTION app.opening_batch_moves();

create table opening_entries (
  id uuid not null,
  agency_id uuid not null,
  batch_id uuid not null,
  n integer not null,
  content jsonb not null,
  constraint opening_entries_agency_id_id_key UNIQUE (agency_id, id),
  constraint opening_entries_batch FOREIGN KEY (agency_id, batch_id) REFERENCES opening_batches(agency_id, id),
  constraint opening_entries_content CHECK ((jsonb_typeof((content -> 'works'::text)) = 'array'::text)),
  constraint opening_entries_in_order UNIQUE (agency_id, batch_id, n),
  constraint opening_entries_pkey PRIMARY KEY (id)
);
alter table opening_entries enable row level security, force row level security;
create policy opening_entries_agency on opening_entries for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy opening_entries_backup on opening_entries for select to lp_backup using true;
create policy opening_entries_hq on opening_entries for all to lp_hq using true with check true;
grant delete, insert, select on opening_entries to lp_agency;
grant select on opening_entries to lp_backup;
grant select on opening_entries to lp_hq;
CREATE TRIGGER opening_entries_moves BEFORE INSERT OR DELETE ON public.opening_entries FOR EACH ROW WHEN ((CURRENT_USER = 'lp_agency'::name)) EXECUTE FUNCTION app.opening_entry_moves();

create table outbox (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  type text not null,
  payload jsonb not null,
  created_at timestamp with time zone not null default now(),
  next_try_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  attempts smallint not null default 0,
  handled_at timestamp with time zone,
  constraint outbox_pkey PRIMARY KEY (id)
);
CREATE INDEX outbox_handled ON public.outbox USING btree (handled_at) WHERE (handled_at IS NOT NULL);
CREATE INDEX outbox_of_agency ON public.outbox USING btree (agency_id, created_at DESC, id);
CREATE INDEX outbox_waiting ON public.outbox USING btree (next_try_at, created_at, id) WHERE (handled_at IS NULL);
alter table outbox enable row level security, force row level security;
create policy outbox_agency on outbox for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy outbox_backup on outbox for select to lp_backup using true;
create policy outbox_hq on outbox for all to lp_hq using true with check true;
create policy outbox_identity on outbox for all to lp_identity using ((agency_id = '00000000-0000-0000-0000-000000000000'::uuid) AND (type = ANY (ARRAY['password.reset-asked'::text, 'learner.code-asked'::text]))) with check ((agency_id = '00000000-0000-0000-0000-000000000000'::uuid) AND (type = ANY (ARRAY['password.reset-asked'::text, 'learner.code-asked'::text])));
create policy outbox_worker on outbox for all to lp_worker using true with check true;
grant insert (agency_id, payload, type) on outbox to lp_agency;
grant select on outbox to lp_backup;
grant insert (agency_id, payload, type) on outbox to lp_hq;
grant insert (agency_id, payload, type) on outbox to lp_identity;
grant delete, insert (agency_id, payload, type), select, update (attempts, handled_at, next_try_at) on outbox to lp_worker;

create table password_resets (
  id uuid not null,
  account_id uuid,
  asked_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  token_hash bytea,
  spent_at timestamp with time zone,
  constraint password_resets_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint password_resets_pkey PRIMARY KEY (id),
  constraint password_resets_sha256 CHECK ((length(token_hash) = 32)),
  constraint password_resets_token_unique UNIQUE (token_hash)
);
CREATE INDEX password_resets_in_order_of_end ON public.password_resets USING btree (ends_at);
CREATE INDEX password_resets_of_account ON public.password_resets USING btree (account_id);
alter table password_resets enable row level security, force row level security;
create policy password_resets_backup on password_resets for select to lp_backup using true;
create policy password_resets_hq on password_resets for all to lp_hq using true with check true;
create policy password_resets_identity on password_resets for all to lp_identity using true with check true;
create policy password_resets_worker on password_resets for all to lp_worker using true with check true;
grant select on password_resets to lp_backup;
grant select (account_id, ends_at, id, spent_at), update (spent_at) on password_resets to lp_hq;
grant insert (account_id, asked_at, ends_at, id), select on password_resets to lp_identity;
grant delete, select (account_id, asked_at, ends_at, id, spent_at), update (ends_at, token_hash) on password_resets to lp_worker;

create table programme_drafts (
  id uuid not null,
  based_on uuid not null,
  programme text not null,
  edition text not null,
  revision integer not null,
  catalogue jsonb not null,
  saved_at timestamp with time zone not null,
  constraint programme_drafts_based_on_fkey FOREIGN KEY (based_on) REFERENCES programme_versions(id),
  constraint programme_drafts_edition UNIQUE (programme, edition),
  constraint programme_drafts_pkey PRIMARY KEY (id),
  constraint programme_drafts_revision CHECK ((revision >= 1))
);
alter table programme_drafts enable row level security, force row level security;
create policy programme_drafts_backup on programme_drafts for select to lp_backup using true;
create policy programme_drafts_hq on programme_drafts for all to lp_hq using true with check true;
grant select on programme_drafts to lp_backup;
grant delete, insert, select, update (catalogue, edition, revision, saved_at) on programme_drafts to lp_hq;

create table programme_versions (
  id uuid not null default gen_random_uuid(),
  programme text not null,
  edition text not null,
  state text not null,
  catalogue jsonb not null,
  published_at timestamp with time zone,
  retired_at timestamp with time zone,
  constraint programme_versions_pkey PRIMARY KEY (id),
  constraint programme_versions_programme_edition_key UNIQUE (programme, edition),
  constraint programme_versions_retired CHECK (((retired_at IS NULL) OR (state = 'RETIRED'::text))),
  constraint programme_versions_state CHECK ((state = ANY (ARRAY['PUBLISHED'::text, 'RETIRED'::text])))
);
alter table programme_versions enable row level security, force row level security;
create policy programme_versions_agency on programme_versions for all to lp_agency using true with check true;
create policy programme_versions_backup on programme_versions for select to lp_backup using true;
create policy programme_versions_hq on programme_versions for all to lp_hq using true with check true;
create policy programme_versions_learner on programme_versions for select to lp_learner using true;
create policy programme_versions_worker on programme_versions for all to lp_worker using true with check true;
grant select on programme_versions to lp_agency;
grant select on programme_versions to lp_backup;
grant insert, select, update (published_at, retired_at, state) on programme_versions to lp_hq;
grant select on programme_versions to lp_learner;
grant select on programme_versions to lp_worker;
CREATE TRIGGER programme_versions_moves BEFORE DELETE OR UPDATE ON public.programme_versions FOR EACH ROW EXECUTE FUNCTION app.programme_version_moves();

create table public_changes (
  id bigint not null generated by default as identity,
  xid xid8 not null default pg_current_xact_id(),
  agency_id uuid not null,
  list_number integer,
  position integer,
  changed_at timestamp with time zone not null default now(),
  constraint public_changes_own_list FOREIGN KEY (agency_id, list_number) REFERENCES status_lists(agency_id, number),
  constraint public_changes_pkey PRIMARY KEY (agency_id, id),
  constraint public_changes_place CHECK ((num_nulls(list_number, "position") = ANY (ARRAY[0, 2])))
);
CREATE INDEX public_changes_by_transaction ON public.public_changes USING btree (xid);
alter table public_changes enable row level security, force row level security;
create policy public_changes_agency on public_changes for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy public_changes_backup on public_changes for select to lp_backup using true;
create policy public_changes_hq on public_changes for all to lp_hq using true with check true;
create policy public_changes_verify on public_changes for select to lp_verify_def using true;
create policy public_changes_worker on public_changes for all to lp_worker using true with check true;
grant insert (agency_id, list_number, position) on public_changes to lp_agency;
grant select on public_changes to lp_backup;
grant insert (agency_id, list_number, position) on public_changes to lp_hq;
grant select (agency_id, list_number, position, xid) on public_changes to lp_verify_def;
grant delete, insert (agency_id, list_number, position), select on public_changes to lp_worker;

create table published_status_lists (
  list_number integer not null,
  purpose text not null,
  agency_id uuid not null,
  version bigint not null,
  jwt text not null,
  signed_at timestamp with time zone not null,
  constraint published_status_lists_agency_id_list_number_fkey FOREIGN KEY (agency_id, list_number) REFERENCES status_lists(agency_id, number),
  constraint published_status_lists_first CHECK ((version >= 1)),
  constraint published_status_lists_pkey PRIMARY KEY (list_number, purpose),
  constraint published_status_lists_purpose CHECK ((purpose = ANY (ARRAY['revocation'::text, 'suspension'::text])))
);
CREATE INDEX published_status_lists_in_order ON public.published_status_lists USING btree (signed_at);
CREATE INDEX published_status_lists_of_agency ON public.published_status_lists USING btree (agency_id, list_number);
alter table published_status_lists enable row level security, force row level security;
create policy published_status_lists_backup on published_status_lists for select to lp_backup using true;
create policy published_status_lists_verify on published_status_lists for select to lp_verify_def using true;
create policy published_status_lists_worker on published_status_lists for all to lp_worker using true with check true;
grant select on published_status_lists to lp_backup;
grant select (jwt, list_number, purpose, signed_at, version) on published_status_lists to lp_verify_def;
grant insert, select, update (jwt, signed_at, version) on published_status_lists to lp_worker;
CREATE TRIGGER published_status_lists_rises BEFORE UPDATE ON public.published_status_lists FOR EACH ROW EXECUTE FUNCTION app.status_list_rises();

create table sessions (
  id_hash bytea not null,
  account_id uuid not null,
  acting_agency_id uuid,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  idle_until timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  proved_at timestamp with time zone not null default to_timestamp((0)::double precision),
  public_id uuid not null default gen_random_uuid(),
  signed_in_at timestamp with time zone,
  browser text,
  system text,
  constraint sessions_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint sessions_browser_short CHECK ((length(browser) <= 40)),
  constraint sessions_pkey PRIMARY KEY (id_hash),
  constraint sessions_public_id_unique UNIQUE (public_id),
  constraint sessions_sha256 CHECK ((length(id_hash) = 32)),
  constraint sessions_system_short CHECK ((length(system) <= 40))
);
CREATE INDEX sessions_account ON public.sessions USING btree (account_id);
CREATE INDEX sessions_in_order_of_end ON public.sessions USING btree (ends_at);
CREATE INDEX sessions_of_agency ON public.sessions USING btree (acting_agency_id, account_id) WHERE (ended_at IS NULL);
alter table sessions enable row level security, force row level security;
create policy sessions_agency on sessions for all to lp_agency using (acting_agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (acting_agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy sessions_backup on sessions for select to lp_backup using true;
create policy sessions_hq on sessions for all to lp_hq using true with check true;
create policy sessions_identity on sessions for all to lp_identity using true with check true;
create policy sessions_worker on sessions for all to lp_worker using true with check true;
grant select (account_id, acting_agency_id, ended_at, last_seen_at), update (ended_at) on sessions to lp_agency;
grant select on sessions to lp_backup;
grant select (account_id, acting_agency_id, ended_at, last_seen_at, public_id), update (ended_at) on sessions to lp_hq;
grant insert, select, update (ended_at, idle_until, last_seen_at) on sessions to lp_identity;
grant delete, select (ends_at, id_hash) on sessions to lp_worker;
CREATE TRIGGER sessions_stay_ended BEFORE UPDATE OF ended_at ON public.sessions FOR EACH ROW WHEN ((old.ended_at IS NOT NULL)) EXECUTE FUNCTION app.session_stays_ended();

create unlogged table sign_in_budgets (
  key bytea not null,
  taken integer not null,
  ends_at timestamp with time zone not null,
  constraint sign_in_budgets_pkey PRIMARY KEY (key),
  constraint sign_in_budgets_sha256 CHECK ((length(key) = 32)),
  constraint sign_in_budgets_taken CHECK ((taken > 0))
);
CREATE INDEX sign_in_budgets_over ON public.sign_in_budgets USING btree (ends_at);
alter table sign_in_budgets enable row level security, force row level security;
create policy sign_in_budgets_backup on sign_in_budgets for select to lp_backup using true;
create policy sign_in_budgets_identity on sign_in_budgets for all to lp_identity using true with check true;
grant select on sign_in_budgets to lp_backup;
grant delete, insert, select, update on sign_in_budgets to lp_identity;

create table sign_in_lock_outs (
  account_key bytea not null,
  attempts integer not null,
  locked_until timestamp with time zone not null,
  forgotten_at timestamp with time zone not null,
  constraint sign_in_lock_outs_attempts CHECK ((attempts > 0)),
  constraint sign_in_lock_outs_pkey PRIMARY KEY (account_key),
  constraint sign_in_lock_outs_sha256 CHECK ((length(account_key) = 32))
);
CREATE INDEX sign_in_lock_outs_over ON public.sign_in_lock_outs USING btree (forgotten_at);
alter table sign_in_lock_outs enable row level security, force row level security;
create policy sign_in_lock_outs_backup on sign_in_lock_outs for select to lp_backup using true;
create policy sign_in_lock_outs_identity on sign_in_lock_outs for all to lp_identity using true with check true;
grant select on sign_in_lock_outs to lp_backup;
grant delete, insert, select, update on sign_in_lock_outs to lp_identity;

create table signed_transcripts (
  transcript_id uuid not null,
  agency_id uuid not null,
  kid text not null,
  jwt text not null,
  signed_at timestamp with time zone not null,
  constraint signed_transcripts_agency_id_transcript_id_fkey FOREIGN KEY (agency_id, transcript_id) REFERENCES transcripts(agency_id, id),
  constraint signed_transcripts_one_each UNIQUE (agency_id, transcript_id),
  constraint signed_transcripts_pkey PRIMARY KEY (transcript_id)
);
alter table signed_transcripts enable row level security, force row level security;
create policy signed_transcripts_agency on signed_transcripts for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy signed_transcripts_backup on signed_transcripts for select to lp_backup using true;
create policy signed_transcripts_hq on signed_transcripts for all to lp_hq using true with check true;
create policy signed_transcripts_worker on signed_transcripts for all to lp_worker using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
grant select on signed_transcripts to lp_agency;
grant select on signed_transcripts to lp_backup;
grant select on signed_transcripts to lp_hq;
grant insert (agency_id, jwt, kid, signed_at, transcript_id), select on signed_transcripts to lp_worker;
CREATE TRIGGER signed_transcripts_written_once BEFORE DELETE OR UPDATE OR TRUNCATE ON public.signed_transcripts FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

create table signing_key_secrets (
  kid text not null,
  agency_id uuid not null,
  sealed_key bytea not null,
  sealed_data_key bytea not null,
  master_version integer not null,
  created_at timestamp with time zone not null default now(),
  constraint signing_key_secrets_agency_id_kid_fkey FOREIGN KEY (agency_id, kid) REFERENCES signing_keys(agency_id, kid),
  constraint signing_key_secrets_pkey PRIMARY KEY (kid)
);
CREATE INDEX signing_key_secrets_of_agency ON public.signing_key_secrets USING btree (agency_id, kid);
alter table signing_key_secrets enable row level security, force row level security;
create policy signing_key_secrets_backup on signing_key_secrets for select to lp_backup using true;
create policy signing_key_secrets_worker on signing_key_secrets for all to lp_worker using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
grant select on signing_key_secrets to lp_backup;
grant insert, select, update (master_version, sealed_data_key) on signing_key_secrets to lp_worker;

create table signing_keys (
  kid text not null,
  agency_id uuid not null,
  purpose text not null,
  issuer_slug text,
  algorithm text not null,
  public_jwk jsonb not null,
  short_kid bytea not null,
  state text not null,
  certificate text,
  valid_from timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  compromised_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint signing_keys_agency_id_kid_key UNIQUE (agency_id, kid),
  constraint signing_keys_algorithm CHECK ((algorithm = 'ES256'::text)),
  constraint signing_keys_issuer CHECK (((purpose = 'OPERATING'::text) = (issuer_slug IS NULL))),
  constraint signing_keys_kid CHECK ((kid ~ '^[a-z2-7]{16}$'::text)),
  constraint signing_keys_pkey PRIMARY KEY (kid),
  constraint signing_keys_purpose CHECK ((purpose = ANY (ARRAY['OPERATING'::text, 'BADGE'::text, 'STATUS'::text]))),
  constraint signing_keys_short_kid CHECK ((length(short_kid) = 4)),
  constraint signing_keys_short_kid_unique UNIQUE (short_kid),
  constraint signing_keys_state CHECK ((state = ANY (ARRAY['PENDING'::text, 'ACTIVE'::text, 'RETIRED'::text, 'COMPROMISED'::text])))
);
CREATE UNIQUE INDEX signing_keys_one_active ON public.signing_keys USING btree (agency_id, purpose, algorithm) WHERE (state = 'ACTIVE'::text);
alter table signing_keys enable row level security, force row level security;
create policy signing_keys_agency on signing_keys for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy signing_keys_backup on signing_keys for select to lp_backup using true;
create policy signing_keys_hq on signing_keys for all to lp_hq using true with check true;
create policy signing_keys_worker on signing_keys for all to lp_worker using true with check true;
grant select on signing_keys to lp_agency;
grant select on signing_keys to lp_backup;
grant select on signing_keys to lp_hq;
grant insert, select, update (compromised_at, state) on signing_keys to lp_worker;

create table staff_roles (
  account_id uuid not null,
  role text not null,
  granted_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  constraint staff_roles_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts(id),
  constraint staff_roles_pkey PRIMARY KEY (account_id, role),
  constraint staff_roles_role CHECK ((role = 'LPHQ_ADMINISTRATOR'::text))
);
alter table staff_roles enable row level security, force row level security;
create policy staff_roles_backup on staff_roles for select to lp_backup using true;
create policy staff_roles_hq on staff_roles for all to lp_hq using true with check true;
create policy staff_roles_identity on staff_roles for all to lp_identity using true with check true;
create policy staff_roles_team on staff_roles for all to lp_team_def using true with check true;
grant select on staff_roles to lp_backup;
grant insert, select, update (ended_at) on staff_roles to lp_hq;
grant select on staff_roles to lp_identity;
grant insert (account_id, role), select (account_id, ended_at, role), update (ended_at) on staff_roles to lp_team_def;

create table status_lists (
  number integer not null generated by default as identity,
  agency_id uuid not null,
  kind text not null,
  year smallint not null,
  part smallint not null,
  position_key bytea not null,
  opened_at timestamp with time zone not null default now(),
  constraint status_lists_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(agency_id),
  constraint status_lists_agency_id_kind_year_part_key UNIQUE (agency_id, kind, year, part),
  constraint status_lists_agency_id_number_key UNIQUE (agency_id, number),
  constraint status_lists_kind CHECK ((kind = ANY (ARRAY['MSQ'::text, 'CC_MS'::text]))),
  constraint status_lists_pkey PRIMARY KEY (number),
  constraint status_lists_position_key CHECK ((length(position_key) = 32)),
  constraint status_lists_year CHECK (((year >= 2000) AND (year <= 9999)))
);
alter table status_lists enable row level security, force row level security;
create policy status_lists_backup on status_lists for select to lp_backup using true;
create policy status_lists_status on status_lists for all to lp_status_def using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy status_lists_worker on status_lists for all to lp_worker using true with check true;
grant select on status_lists to lp_backup;
grant insert, select on status_lists to lp_status_def;
grant select (agency_id, kind, number, opened_at, part, year) on status_lists to lp_worker;

create table to_mail (
  id uuid not null,
  kind text not null,
  about uuid not null,
  attempts smallint not null default 0,
  next_try_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  constraint to_mail_kind CHECK ((kind = ANY (ARRAY['INVITATION'::text, 'PASSWORD_RESET'::text, 'BADGE_NOTICE'::text, 'LEARNER_CLAIM'::text, 'SIGN_IN_CODE'::text]))),
  constraint to_mail_pkey PRIMARY KEY (id)
);
CREATE INDEX to_mail_due ON public.to_mail USING btree (next_try_at, id);
alter table to_mail enable row level security, force row level security;
create policy to_mail_backup on to_mail for select to lp_backup using true;
create policy to_mail_worker on to_mail for all to lp_worker using true with check true;
grant select on to_mail to lp_backup;
grant delete, insert (about, id, kind), select, update (attempts, next_try_at) on to_mail to lp_worker;

create table to_run (
  job_id uuid not null,
  agency_id uuid not null,
  account_id uuid not null,
  next_try_at timestamp with time zone not null,
  attempts integer not null default 0,
  constraint to_run_agency_id_job_id_fkey FOREIGN KEY (agency_id, job_id) REFERENCES jobs(agency_id, id),
  constraint to_run_pkey PRIMARY KEY (job_id)
);
CREATE INDEX to_run_in_order ON public.to_run USING btree (next_try_at, job_id);
CREATE INDEX to_run_of_agency ON public.to_run USING btree (agency_id, next_try_at, job_id);
alter table to_run enable row level security, force row level security;
create policy to_run_agency on to_run for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy to_run_backup on to_run for select to lp_backup using true;
create policy to_run_identity on to_run for all to lp_identity using true with check true;
grant delete, insert (account_id, agency_id, job_id, next_try_at), select (agency_id, job_id) on to_run to lp_agency;
grant select on to_run to lp_backup;
grant select, update (attempts, next_try_at) on to_run to lp_identity;

create table to_sign (
  credential_id uuid not null,
  agency_id uuid not null,
  prepared_at timestamp with time zone not null,
  next_try_at timestamp with time zone not null,
  attempts integer not null default 0,
  constraint to_sign_agency_id_credential_id_fkey FOREIGN KEY (agency_id, credential_id) REFERENCES badges(agency_id, id),
  constraint to_sign_pkey PRIMARY KEY (credential_id)
);
CREATE INDEX to_sign_in_order ON public.to_sign USING btree (agency_id, next_try_at, credential_id);
alter table to_sign enable row level security, force row level security;
create policy to_sign_agency on to_sign for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy to_sign_backup on to_sign for select to lp_backup using true;
create policy to_sign_worker on to_sign for all to lp_worker using true with check true;
grant delete, insert (agency_id, credential_id, next_try_at, prepared_at), select (agency_id, credential_id) on to_sign to lp_agency;
grant select on to_sign to lp_backup;
grant delete, select, update (attempts, next_try_at) on to_sign to lp_worker;

create table transcripts (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  transfer_id uuid not null,
  learner_id uuid not null,
  content jsonb not null,
  made_at timestamp with time zone not null,
  constraint transcripts_agency_id_id_key UNIQUE (agency_id, id),
  constraint transcripts_agency_id_learner_id_fkey FOREIGN KEY (agency_id, learner_id) REFERENCES learners(agency_id, id),
  constraint transcripts_one_per_learner UNIQUE (agency_id, learner_id),
  constraint transcripts_pkey PRIMARY KEY (id)
);
alter table transcripts enable row level security, force row level security;
create policy transcripts_agency on transcripts for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy transcripts_backup on transcripts for select to lp_backup using true;
create policy transcripts_hq on transcripts for all to lp_hq using true with check true;
create policy transcripts_worker on transcripts for all to lp_worker using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
grant select on transcripts to lp_agency;
grant select on transcripts to lp_backup;
grant insert (agency_id, content, id, learner_id, made_at, transfer_id), select on transcripts to lp_hq;
grant select on transcripts to lp_worker;
CREATE TRIGGER transcripts_written_once BEFORE DELETE OR UPDATE OR TRUNCATE ON public.transcripts FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

create table transcripts_to_sign (
  transcript_id uuid not null,
  agency_id uuid not null,
  from_agency_id uuid not null,
  next_try_at timestamp with time zone not null,
  attempts integer not null default 0,
  constraint transcripts_to_sign_agency_id_transcript_id_fkey FOREIGN KEY (agency_id, transcript_id) REFERENCES transcripts(agency_id, id),
  constraint transcripts_to_sign_pkey PRIMARY KEY (transcript_id)
);
CREATE INDEX transcripts_to_sign_in_order ON public.transcripts_to_sign USING btree (next_try_at, transcript_id);
CREATE INDEX transcripts_to_sign_of_agency ON public.transcripts_to_sign USING btree (agency_id, transcript_id);
alter table transcripts_to_sign enable row level security, force row level security;
create policy transcripts_to_sign_backup on transcripts_to_sign for select to lp_backup using true;
create policy transcripts_to_sign_hq on transcripts_to_sign for all to lp_hq using true with check true;
create policy transcripts_to_sign_worker on transcripts_to_sign for all to lp_worker using true with check true;
grant select on transcripts_to_sign to lp_backup;
grant insert (agency_id, from_agency_id, next_try_at, transcript_id) on transcripts_to_sign to lp_hq;
grant delete, select, update (attempts, next_try_at) on transcripts_to_sign to lp_worker;

create table transfer_offers (
  transfer_id uuid not null,
  agency_id uuid not null,
  from_name text not null,
  display_name text not null,
  portable_id uuid not null,
  programme_version_id uuid not null,
  track text not null,
  standing text not null,
  accepted smallint[] not null,
  state text not null,
  offered_at timestamp with time zone not null,
  community_id uuid,
  answered_by uuid,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  note text,
  learner_id uuid,
  constraint transfer_offers_accepted CHECK (((state <> ALL (ARRAY['ACCEPTED'::text, 'EXECUTED'::text])) OR (num_nulls(community_id, answered_by) = 0))),
  constraint transfer_offers_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(agency_id),
  constraint transfer_offers_agency_id_learner_id_fkey FOREIGN KEY (agency_id, learner_id) REFERENCES learners(agency_id, id),
  constraint transfer_offers_agency_id_transfer_id_key UNIQUE (agency_id, transfer_id),
  constraint transfer_offers_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES accounts(id),
  constraint transfer_offers_community FOREIGN KEY (agency_id, community_id) REFERENCES communities(agency_id, id),
  constraint transfer_offers_executed CHECK (((state = 'EXECUTED'::text) = (learner_id IS NOT NULL))),
  constraint transfer_offers_pkey PRIMARY KEY (transfer_id),
  constraint transfer_offers_programme_version_id_fkey FOREIGN KEY (programme_version_id) REFERENCES programme_versions(id),
  constraint transfer_offers_state CHECK ((state = ANY (ARRAY['OFFERED'::text, 'ACCEPTED'::text, 'DECLINED'::text, 'WITHDRAWN'::text, 'REFUSED'::text, 'EXECUTED'::text])))
);
CREATE INDEX transfer_offers_newest ON public.transfer_offers USING btree (agency_id, offered_at DESC, transfer_id);
alter table transfer_offers enable row level security, force row level security;
create policy transfer_offers_agency on transfer_offers for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy transfer_offers_backup on transfer_offers for select to lp_backup using true;
create policy transfer_offers_hq on transfer_offers for all to lp_hq using true with check true;
create policy transfer_offers_transfer on transfer_offers for all to lp_transfer_def using true with check true;
create policy transfer_offers_worker on transfer_offers for all to lp_worker using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
grant select, update (answered_at, answered_by, community_id, ended_at, note, state) on transfer_offers to lp_agency;
grant select on transfer_offers to lp_backup;
grant select, update (ended_at, learner_id, state) on transfer_offers to lp_hq;
grant insert, select, update (ended_at, note, state) on transfer_offers to lp_transfer_def;
grant select (agency_id, learner_id, state, transfer_id) on transfer_offers to lp_worker;
CREATE TRIGGER transfer_offers_answered AFTER UPDATE ON public.transfer_offers FOR EACH ROW WHEN ((new.state = ANY (ARRAY['ACCEPTED'::text, 'DECLINED'::text]))) EXECUTE FUNCTION app.transfer_answered();
CREATE TRIGGER transfer_offers_moves BEFORE UPDATE ON public.transfer_offers FOR EACH ROW WHEN ((old.state IS DISTINCT FROM new.state)) EXECUTE FUNCTION app.transfer_moves();

create table transfers (
  id uuid not null default gen_random_uuid(),
  agency_id uuid not null,
  learner_id uuid not null,
  to_slug text not null,
  to_agency_id uuid not null,
  to_name text not null,
  state text not null default 'OFFERED'::text,
  offered_by uuid not null,
  offered_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  note text,
  constraint transfers_agency_id_fkey FOREIGN KEY (agency_id) REFERENCES agencies(agency_id),
  constraint transfers_agency_id_id_key UNIQUE (agency_id, id),
  constraint transfers_agency_id_learner_id_fkey FOREIGN KEY (agency_id, learner_id) REFERENCES learners(agency_id, id),
  constraint transfers_offered_by_fkey FOREIGN KEY (offered_by) REFERENCES accounts(id),
  constraint transfers_pkey PRIMARY KEY (id),
  constraint transfers_receiver CHECK ((to_agency_id <> '00000000-0000-0000-0000-000000000000'::uuid)),
  constraint transfers_state CHECK ((state = ANY (ARRAY['OFFERED'::text, 'ACCEPTED'::text, 'DECLINED'::text, 'WITHDRAWN'::text, 'REFUSED'::text, 'EXECUTED'::text])))
);
CREATE INDEX transfers_newest ON public.transfers USING btree (agency_id, offered_at DESC, id);
CREATE UNIQUE INDEX transfers_one_open ON public.transfers USING btree (agency_id, learner_id) WHERE (state = ANY (ARRAY['OFFERED'::text, 'ACCEPTED'::text]));
CREATE INDEX transfers_to_execute ON public.transfers USING btree (offered_at, id) WHERE (state = 'ACCEPTED'::text);
alter table transfers enable row level security, force row level security;
create policy transfers_agency on transfers for all to lp_agency using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
create policy transfers_backup on transfers for select to lp_backup using true;
create policy transfers_hq on transfers for all to lp_hq using true with check true;
create policy transfers_transfer on transfers for all to lp_transfer_def using true with check true;
create policy transfers_worker on transfers for all to lp_worker using (agency_id = ( SELECT app.cur_agency() AS cur_agency)) with check (agency_id = ( SELECT app.cur_agency() AS cur_agency));
grant insert (agency_id, id, learner_id, offered_at, offered_by, to_slug), select, update (ended_at, state) on transfers to lp_agency;
grant select on transfers to lp_backup;
grant select, update (ended_at, note, state) on transfers to lp_hq;
grant select, update (ended_at, note, state) on transfers to lp_transfer_def;
grant select (agency_id, id, learner_id, state, to_agency_id) on transfers to lp_worker;
CREATE TRIGGER transfers_addressed BEFORE INSERT ON public.transfers FOR EACH ROW EXECUTE FUNCTION app.transfer_addressed();
CREATE TRIGGER transfers_moves BEFORE UPDATE ON public.transfers FOR EACH ROW WHEN ((old.state IS DISTINCT FROM new.state)) EXECUTE FUNCTION app.transfer_moves();
CREATE TRIGGER transfers_offered AFTER INSERT ON public.transfers FOR EACH ROW EXECUTE FUNCTION app.transfer_offered();
CREATE TRIGGER transfers_told AFTER UPDATE ON public.transfers FOR EACH ROW WHEN ((new.state = ANY (ARRAY['WITHDRAWN'::text, 'REFUSED'::text]))) EXECUTE FUNCTION app.transfer_told();

create table verify_origins (
  origin text not null,
  is_first boolean,
  recorded_at timestamp with time zone not null default now(),
  constraint verify_origins_first CHECK (is_first),
  constraint verify_origins_one_first UNIQUE (is_first),
  constraint verify_origins_pkey PRIMARY KEY (origin)
);
alter table verify_origins enable row level security, force row level security;
create policy verify_origins_backup on verify_origins for select to lp_backup using true;
create policy verify_origins_hq on verify_origins for all to lp_hq using true with check true;
create policy verify_origins_worker on verify_origins for all to lp_worker using true with check true;
grant select on verify_origins to lp_backup;
grant select on verify_origins to lp_hq;
grant insert, select on verify_origins to lp_worker;

CREATE OR REPLACE FUNCTION app.accept_invitation(p_hash bytea, p_account uuid, p_new_name text, p_password_hash text, p_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare
      invited public.invitations;
      called text := p_new_name;
    begin
      select * into invited from public.invitations i
        where i.token_hash = p_hash and i.agency_id = app.cur_agency() and i.accepted_at is null
          and i.withdrawn_at is null and i.expires_at > p_at for update;
      if not found then return false; end if;
      if p_new_name is not null then
        insert into public.accounts (id, email, display_name, password_hash, locale)
          values (p_account, invited.email, p_new_name, p_password_hash, invited.locale);
      else
        select a.display_name into called from public.accounts a
          where a.id = p_account and a.email = invited.email and a.password_hash = p_password_hash and a.disabled_at is null;
        if not found then return false; end if;
      end if;
      update public.invitations i set accepted_at = p_at, accepted_by = p_account, token_hash = null
        where i.agency_id = invited.agency_id and i.id = invited.id;
      if invited.role = 'LPHQ_ADMINISTRATOR' then
        insert into public.staff_roles (account_id, role) values (p_account, invited.role)
          on conflict (account_id, role) do update set ended_at = null;
      else
        insert into public.memberships (agency_id, account_id, role, display_name)
          values (invited.agency_id, p_account, invited.role, called)
          on conflict (agency_id, account_id, role) do update set ended_at = null, display_name = excluded.display_name;
      end if;
      return true;
    end $function$
;
alter function app.accept_invitation owner to lp_team_def;
grant execute on function app.accept_invitation to lp_hq;

CREATE OR REPLACE FUNCTION app.agency_shows_otherwise()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$ begin
      insert into public.public_changes (agency_id) values (new.agency_id);
      perform pg_notify('status_changed', '');
      return null;
    end $function$
;
alter function app.agency_shows_otherwise owner to lp_owner;

CREATE OR REPLACE FUNCTION app.badge_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      revocation constant text[] := array['state', 'revoked_by', 'revoked_at', 'revocation_reason', 'revocation_note'];
      suspension constant text[] := array['state', 'suspended_by', 'suspended_at', 'suspension_reason', 'suspension_note'];
      is_superseded constant boolean := new.revocation_reason = 'SUPERSEDED';
      moves constant text[] := case
        when current_user = 'lp_learner' and old.state in ('PREPARED', 'ISSUED', 'SUSPENDED')
          and new.emblem_chosen_at is not null and exists (
          select from public.learners l
          where l.agency_id = new.agency_id and l.id = new.learner_id
            and l.account_id = nullif(current_setting('app.actor', true), '')::uuid) then
          array['emblem', 'emblem_chosen_at']
        when current_user = 'lp_learner' then null
        when (old.state, new.state) = ('PREPARED', 'ISSUED') and current_user = 'lp_worker' then
          array['state', 'jwt', 'proof', 'issued_at']
        when (old.state, new.state) = ('ISSUED', 'REVOKED') and is_superseded and current_user = 'lp_worker' and exists (
          select from public.badges b
          where b.agency_id = new.agency_id and b.id = new.yields_to and b.state = 'ISSUED') then
          array['state', 'revoked_at', 'revocation_reason']
        when current_user = 'lp_worker' or is_superseded then null
        when (old.state, new.state) in (('PREPARED', 'WITHDRAWN'), ('ISSUED', 'REVOKED'), ('ISSUED', 'UNDONE')) then revocation
        when (old.state, new.state) = ('SUSPENDED', 'REVOKED') then revocation || suspension
        when (old.state, new.state) in (('ISSUED', 'SUSPENDED'), ('SUSPENDED', 'ISSUED')) then suspension
        when (old.state, new.state) = ('ISSUED', 'ISSUED') and num_nulls(old.yields_to, new.yields_to) = 1 then
          array['yields_to']
      end;
    begin
      if to_jsonb(new) - moves = to_jsonb(old) - moves then return new; end if;
      raise exception 'a badge does not go from % to % like this', old.state, new.state
        using errcode = '23514', constraint = 'badges_moves';
    end $function$
;
alter function app.badge_moves owner to lp_owner;

CREATE OR REPLACE FUNCTION app.badge_signed()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      signed public.badges := old;
    begin
      signed.state := new.state;
      signed.jwt := new.jwt;
      signed.proof := new.proof;
      signed.issued_at := new.issued_at;
      if current_user = 'lp_worker' and signed *= new then return new; end if;
      raise exception 'a badge does not go from % to % like this', old.state, new.state
        using errcode = '23514', constraint = 'badges_moves';
    end $function$
;
alter function app.badge_signed owner to lp_owner;

CREATE OR REPLACE FUNCTION app.badge_taken_back()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$ begin
      insert into public.public_changes (agency_id, list_number, position)
      values (new.agency_id, new.status_list, new.status_position);
      perform pg_notify('status_changed', '');
      return null;
    end $function$
;
alter function app.badge_taken_back owner to lp_owner;

CREATE OR REPLACE FUNCTION app.claim_by_agency()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if tg_op = 'UPDATE' then
        new.code_hash := null;
      elsif new.kind = 'MAILED' and new.code_hash is not null then
        raise exception 'a code that is mailed is drawn by whoever mails it' using errcode = '42501', constraint = 'learner_claims_drawn';
      end if;
      return new;
    end $function$
;
alter function app.claim_by_agency owner to lp_owner;

CREATE OR REPLACE FUNCTION app.claim_drawn_by()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if new.drawn_by = nullif(current_setting('app.actor', true), '')::uuid then return null; end if;
      raise exception 'nobody draws a code under another name' using errcode = '42501', constraint = 'learner_claims_drawn_by';
    end $function$
;
alter function app.claim_drawn_by owner to lp_owner;

CREATE OR REPLACE FUNCTION app.claim_opened()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      new.address_by := array(select distinct f.changed_by
        from public.learners l join public.agencies a on true
          join public.learners o on o.agency_id = a.agency_id and o.portable_id = l.portable_id
          join public.learner_former_addresses f on f.agency_id = o.agency_id and f.learner_id = o.id
        where l.agency_id = new.agency_id and l.id = new.learner_id and f.changed_by is not null);
      return new;
    end $function$
;
alter function app.claim_opened owner to lp_owner;

CREATE OR REPLACE FUNCTION app.close_learner_account(p_learner uuid, p_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare
      closed uuid;
    begin
      select l.account_id into closed from public.learners l
        where l.agency_id = app.cur_agency() and l.id = p_learner and l.account_id is not null for update;
      if not found then return false; end if;
      update public.learners l set account_id = null where l.agency_id = app.cur_agency() and l.id = p_learner;
      perform from public.accounts a where a.id = closed for update;
      if not exists (select from public.learners o where o.account_id = closed) then
        update public.learner_sessions s set ended_at = p_at where s.account_id = closed and s.ended_at is null;
        delete from public.learner_passkeys k where k.account_id = closed;
        update public.learner_accounts w set sign_in_email = null where w.account_id = closed;
        update public.accounts a set disabled_at = p_at where a.id = closed and a.email is null;
      end if;
      return true;
    end $function$
;
alter function app.close_learner_account owner to lp_account_def;
grant execute on function app.close_learner_account to lp_agency;

CREATE OR REPLACE FUNCTION app.completed_by_records()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if exists (select from public.opening_entries e
          join public.opening_batches b on b.agency_id = e.agency_id and b.id = e.batch_id
        where e.agency_id = new.agency_id and e.id = new.learner_id and b.state = 'APPROVED'
          and new.carried_from = 'earlier-records:' || b.id and new.submitted_by = b.submitted_by
          and e.content -> 'works' @> jsonb_build_array(jsonb_build_object('assignment', new.assignment,
            'completedOn', to_char(new.completed_on, 'YYYY-MM-DD'), 'assessor', new.assessor_text))) then return new; end if;
      raise exception 'no approved line of earlier records stands behind this completion'
        using errcode = '23514', constraint = 'completions_from_records';
    end $function$
;
alter function app.completed_by_records owner to lp_owner;

CREATE OR REPLACE FUNCTION app.completion_attempt_kept()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      raise exception 'permission denied: an attempt comes and goes with its completion'
        using errcode = '42501', constraint = 'completions_moves';
    end $function$
;
alter function app.completion_attempt_kept owner to lp_owner;

CREATE OR REPLACE FUNCTION app.completion_by_learner()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      actor constant uuid := nullif(current_setting('app.actor', true), '')::uuid;
    begin
      if new.state in ('SUBMITTED', 'AWAITING_APPROVAL') and new.submitted_by = actor and new.learner_account_id = actor
        and num_nonnulls(new.carried_from, new.approved_by, new.voided_by, new.return_reason) = 0
        and new.outcomes_met = '{}' and new.rubric_notes = '{}'
        and new.attempt = (case when tg_op = 'INSERT' then 1 else old.attempt + 1 end)
        and exists (select from public.learners l where l.agency_id = new.agency_id and l.id = new.learner_id and l.account_id = actor)
      then return new; end if;
      raise exception 'a learner hands in their own work and nothing else'
        using errcode = '42501', constraint = 'completions_by_learner';
    end $function$
;
alter function app.completion_by_learner owner to lp_owner;

CREATE OR REPLACE FUNCTION app.completion_carried()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if current_user not in ('lp_agency', 'lp_hq') or new.carried_from !~ '^(version|transfer|earlier-records):' then return new; end if;
      if current_user = 'lp_hq' and new.carried_from ~ '^(transfer|earlier-records):' then return new; end if;
      if current_user = 'lp_agency' and new.carried_from is null and new.attempt = 1 and new.approved_by is null
        and new.state in ('SUBMITTED', 'AWAITING_APPROVAL') then return new; end if;
      if current_user = 'lp_agency' and new.carried_from like 'version:%' and exists (
        select from public.completions c join public.programme_versions v on v.id = c.programme_version_id
          join public.programme_versions w on w.id = new.programme_version_id
        where c.agency_id = new.agency_id and c.learner_id = new.learner_id and c.state = 'ACCEPTED'
          and v.id <> w.id and app.counts_as(v.catalogue, c.assignment, w.catalogue, new.assignment) and 'version:' || v.edition = new.carried_from
          and (c.submitted_by, c.decided_by, c.assessor_text) is not distinct from (new.submitted_by, new.decided_by, new.assessor_text))
      then return new; end if;
      raise exception 'nothing accepted stands behind % of this learner', coalesce(new.carried_from, 'work judged here')
        using errcode = '23514', constraint = 'completions_carried';
    end $function$
;
alter function app.completion_carried owner to lp_owner;

CREATE OR REPLACE FUNCTION app.completion_goes()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if old.state in ('SUBMITTED', 'AWAITING_APPROVAL') and old.attempt = 1 then return old; end if;
      raise exception 'a completion that is % (attempt %) stays', old.state, old.attempt
        using errcode = '23514', constraint = 'completions_moves';
    end $function$
;
alter function app.completion_goes owner to lp_owner;

CREATE OR REPLACE FUNCTION app.completion_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      submission constant text[] := array['learner_account_id', 'state', 'attempt', 'completed_on', 'submitted_by', 'submitted_at',
        'decided_by', 'decided_at', 'outcomes_met', 'return_reason', 'voided_by', 'voided_at', 'void_reason', 'evidence_link', 'note',
        'carried_from', 'assessor_text', 'rubric_notes', 'evidence_file_id', 'backdated_because', 'approved_by', 'approved_at'];
      waits constant boolean := old.state in ('SUBMITTED', 'AWAITING_APPROVAL');
      moves constant text[] := case
        when current_user = 'lp_hq' and old.state <> 'AWAITING_APPROVAL' then null
        when new.attempt = old.attempt + 1 then
          case when old.state in ('RETURNED', 'VOIDED') and new.state in ('SUBMITTED', 'AWAITING_APPROVAL')
            and new.approved_by is null then submission end
        when new.attempt = old.attempt - 1 then
          case when waits and new.state in ('RETURNED', 'VOIDED') then submission end
        when new.attempt <> old.attempt then null
        when old.state = 'AWAITING_APPROVAL' and new.state = 'SUBMITTED' and current_user <> 'lp_agency' then
          array['state', 'approved_by', 'approved_at']
        when old.state = 'AWAITING_APPROVAL' and new.state = 'RETURNED' and current_user <> 'lp_agency' then
          array['state', 'decided_by', 'decided_at', 'return_reason']
        when old.state = 'SUBMITTED' and new.state in ('ACCEPTED', 'RETURNED') then
          array['learner_account_id', 'state', 'decided_by', 'decided_at', 'outcomes_met', 'return_reason', 'rubric_notes']
        when old.state in ('ACCEPTED', 'RETURNED') and new.state = 'SUBMITTED' and new.carried_from is null then
          array['learner_account_id', 'state', 'decided_by', 'decided_at', 'outcomes_met', 'return_reason', 'rubric_notes']
        when old.state = 'ACCEPTED' and new.state = 'VOIDED' then
          array['state', 'voided_by', 'voided_at', 'void_reason']
      end;
    begin
      if moves is null or to_jsonb(new) - moves <> to_jsonb(old) - moves then
        raise exception 'a completion does not go from % to % like this', old.state, new.state
          using errcode = '23514', constraint = 'completions_moves';
      end if;
      if new.attempt = old.attempt + 1 then
        insert into public.completion_attempts select old.*;
      elsif new.attempt = old.attempt - 1 then
        delete from public.completion_attempts a
        where a.agency_id = old.agency_id and a.id = old.id and a.attempt = old.attempt - 1 returning a.* into new;
        if not found then
          raise exception 'there is no attempt before this one' using errcode = '23514', constraint = 'completions_moves';
        end if;
      end if;
      return new;
    end $function$
;
alter function app.completion_moves owner to lp_owner;

CREATE OR REPLACE FUNCTION app.completion_way_in()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      found constant text := app.way_in_of(new.learner_id, new.submitted_by, new.decided_by);
    begin
      if found is null then return new; end if;
      raise exception 'work is not judged by who could have handed it in (%)', found
        using errcode = '23514', constraint = 'completions_way_in';
    end $function$
;
alter function app.completion_way_in owner to lp_owner;

CREATE OR REPLACE FUNCTION app.completion_written_by()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      actor constant uuid := nullif(current_setting('app.actor', true), '')::uuid;
      is_compared constant boolean := new.carried_from is not null and new.carried_from ~ '^(version|earlier-records):';
      is_own constant boolean := case
        when tg_op = 'INSERT' then (new.submitted_by = actor and (new.decided_by is null or new.decided_by = actor)) or is_compared
        when new.attempt > old.attempt then new.submitted_by = actor
        else new.decided_by is null or new.decided_by is not distinct from old.decided_by or new.decided_by = actor
      end;
    begin
      if tg_op = 'UPDATE' and new.attempt < old.attempt then return null; end if;
      if is_own and (new.voided_by is null or new.voided_by is not distinct from old.voided_by or new.voided_by = actor)
        and (new.approved_by is null or new.approved_by is not distinct from old.approved_by or new.approved_by = actor)
      then return null; end if;
      raise exception 'nobody submits, decides, voids or approves under another name'
        using errcode = '42501', constraint = 'completions_written_by';
    end $function$
;
alter function app.completion_written_by owner to lp_owner;

CREATE OR REPLACE FUNCTION app.counts_as(p_from jsonb, p_source integer, p_to jsonb, p_target integer)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
      select coalesce(
        (select bool_or((a ->> 'number')::integer = p_target and a -> 'from' @> to_jsonb(p_source))
          from jsonb_array_elements(p_to -> 'carriesOver') told, jsonb_array_elements(told -> 'assignments') a
          where told ->> 'edition' = p_from ->> 'edition'),
        (select bool_or(case when t -> 'outcomeCodes' = '[]' then f -> 'outcomeCodes' = '[]' and p_source = p_target
            else exists (select from jsonb_array_elements(f -> 'outcomeCodes') code where t -> 'outcomeCodes' @> code) end)
          from jsonb_array_elements(p_from -> 'assignments') f, jsonb_array_elements(p_to -> 'assignments') t
          where (f ->> 'number')::integer = p_source and (t ->> 'number')::integer = p_target),
        false)
    $function$
;
alter function app.counts_as owner to lp_owner;
grant execute on function app.counts_as to lp_agency;

CREATE OR REPLACE FUNCTION app.cur_agency()
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$ select nullif(current_setting('app.agency', true), '')::uuid $function$
;
alter function app.cur_agency owner to lp_owner;
grant execute on function app.cur_agency to lp_account_def;
grant execute on function app.cur_agency to lp_agency;
grant execute on function app.cur_agency to lp_community;
grant execute on function app.cur_agency to lp_hq;
grant execute on function app.cur_agency to lp_identity;
grant execute on function app.cur_agency to lp_learner;
grant execute on function app.cur_agency to lp_status_def;
grant execute on function app.cur_agency to lp_team_def;
grant execute on function app.cur_agency to lp_transfer_def;
grant execute on function app.cur_agency to lp_worker;

CREATE OR REPLACE FUNCTION app.cur_community()
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$ select nullif(current_setting('app.community', true), '')::uuid $function$
;
alter function app.cur_community owner to lp_owner;
grant execute on function app.cur_community to lp_agency;
grant execute on function app.cur_community to lp_community;
grant execute on function app.cur_community to lp_hq;
grant execute on function app.cur_community to lp_identity;
grant execute on function app.cur_community to lp_worker;

CREATE OR REPLACE FUNCTION app.cur_learner()
 RETURNS uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog'
AS $function$ select nullif(current_setting('app.learner', true), '')::uuid $function$
;
alter function app.cur_learner owner to lp_owner;
grant execute on function app.cur_learner to lp_account_def;
grant execute on function app.cur_learner to lp_learner;

CREATE OR REPLACE FUNCTION app.drew_way_in(p_account uuid, p_person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
      select exists (select from public.learner_claims c where c.account_id = p_account and c.drawn_by = p_person and c.kind = 'PRINTED')
    $function$
;
alter function app.drew_way_in owner to lp_account_def;
grant execute on function app.drew_way_in to lp_agency;

CREATE OR REPLACE FUNCTION app.enrolled_from_records()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if exists (select from public.opening_entries e
          join public.opening_batches b on b.agency_id = e.agency_id and b.id = e.batch_id
        where e.agency_id = new.agency_id and e.id = new.learner_id and b.id = new.opening_batch_id and b.state = 'APPROVED'
          and e.content ->> 'enrolledOn' = to_char(new.enrolled_on, 'YYYY-MM-DD')) then return new; end if;
      raise exception 'no approved line of earlier records stands behind this enrolment'
        using errcode = '23514', constraint = 'enrolments_from_records';
    end $function$
;
alter function app.enrolled_from_records owner to lp_owner;

CREATE OR REPLACE FUNCTION app.enrolment_age()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if not exists (select from app.named_badge_of(new.learner_id)) then return new; end if;
      raise exception 'a badge that was not taken back shows the name of this learner'
        using errcode = '23514', constraint = 'enrolments_named_badge';
    end $function$
;
alter function app.enrolment_age owner to lp_owner;

CREATE OR REPLACE FUNCTION app.enrolment_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if old.standing in ('ACTIVE', 'ON_HOLD') or (old.standing in ('WITHDRAWN', 'REMOVED') and new.standing = 'ACTIVE')
        then return new; end if;
      raise exception 'an enrolment does not go from % to %', old.standing, new.standing
        using errcode = '23514', constraint = 'enrolments_moves';
    end $function$
;
alter function app.enrolment_moves owner to lp_owner;

CREATE OR REPLACE FUNCTION app.entered_by_transfer()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if exists (select from public.transfer_offers o
        where o.agency_id = new.agency_id and o.portable_id = new.portable_id and o.state = 'ACCEPTED') then return new; end if;
      if exists (select from public.opening_entries e
          join public.opening_batches b on b.agency_id = e.agency_id and b.id = e.batch_id
        where e.agency_id = new.agency_id and e.id = new.id and b.state = 'APPROVED') then return new; end if;
      raise exception 'LPHQ enrols nobody but by a transfer that both agencies agreed to, or from records that it approved'
        using errcode = '42501', constraint = 'learners_entered_by_transfer';
    end $function$
;
alter function app.entered_by_transfer owner to lp_owner;

CREATE OR REPLACE FUNCTION app.evidence_by_learner()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if new.uploaded_by = nullif(current_setting('app.actor', true), '')::uuid then return new; end if;
      raise exception 'a learner uploads in their own name' using errcode = '42501', constraint = 'evidence_files_by_learner';
    end $function$
;
alter function app.evidence_by_learner owner to lp_owner;

CREATE OR REPLACE FUNCTION app.evidence_weight()
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
      select coalesce(sum(length(f.bytes)), 0)::bigint from public.evidence_files f where f.agency_id = app.cur_agency()
    $function$
;
alter function app.evidence_weight owner to lp_account_def;
grant execute on function app.evidence_weight to lp_agency;
grant execute on function app.evidence_weight to lp_learner;

CREATE OR REPLACE FUNCTION app.expires_at(p_day date)
 RETURNS timestamp with time zone
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$ select (p_day + 1)::timestamp at time zone 'America/Toronto' $function$
;
alter function app.expires_at owner to lp_owner;
grant execute on function app.expires_at to lp_agency;
grant execute on function app.expires_at to lp_learner;
grant execute on function app.expires_at to lp_worker;

CREATE OR REPLACE FUNCTION app.invitation_token_dies()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      new.token_hash := null;
      return new;
    end $function$
;
alter function app.invitation_token_dies owner to lp_owner;

CREATE OR REPLACE FUNCTION app.job_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$ begin
      if old.state in ('WAITING', 'RUNNING') and (old.state, new.state) <> ('RUNNING', 'WAITING')
        and new.succeeded >= old.succeeded and new.refused >= old.refused then return new; end if;
      raise exception 'a job does not go from % to % like this', old.state, new.state
        using errcode = '23514', constraint = 'jobs_moves';
    end $function$
;
alter function app.job_moves owner to lp_owner;

CREATE OR REPLACE FUNCTION app.judged_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$ begin
      raise exception 'row % of job % is judged', old.n, old.job_id
        using errcode = '23514', constraint = 'job_rows_judged_once';
    end $function$
;
alter function app.judged_once owner to lp_owner;

CREATE OR REPLACE FUNCTION app.learner_address_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      insert into public.learner_former_addresses (agency_id, learner_id, address_hash, changed_by)
        values (old.agency_id, old.id, app.mailbox_hash(old.email), nullif(current_setting('app.actor', true), '')::uuid);
      return null;
    end $function$
;
alter function app.learner_address_changed owner to lp_account_def;
grant execute on function app.learner_address_changed to lp_owner;

CREATE OR REPLACE FUNCTION app.learner_claim(p_hash bytea, p_at timestamp with time zone)
 RETURNS TABLE(agency_id uuid, learner_id uuid, account_id uuid, display_name text, agency_name text, expires_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
      select c.agency_id, c.learner_id,
        case when not exists (select from public.learners o where o.account_id = l.account_id and o.agency_id <> l.agency_id) then l.account_id end,
        l.display_name, a.name, c.expires_at
      from public.learner_claims c join public.learners l on l.agency_id = c.agency_id and l.id = c.learner_id
        join public.agencies a on a.agency_id = c.agency_id
      where c.code_hash = p_hash and c.opened_at is null and c.withdrawn_at is null and c.expires_at > p_at
    $function$
;
alter function app.learner_claim owner to lp_account_def;
grant execute on function app.learner_claim to lp_identity;

CREATE OR REPLACE FUNCTION app.learner_rows(p_account uuid)
 RETURNS TABLE(agency_id uuid, learner_id uuid, display_name text, agency_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
      select l.agency_id, l.id, l.display_name, a.name
      from public.learners l join public.agencies a on a.agency_id = l.agency_id
      where l.account_id = p_account order by l.registered_at desc, l.id limit 10
    $function$
;
alter function app.learner_rows owner to lp_account_def;
grant execute on function app.learner_rows to lp_identity;

CREATE OR REPLACE FUNCTION app.mailbox_hash(p_email text)
 RETURNS bytea
 LANGUAGE sql
 IMMUTABLE STRICT
 SET search_path TO 'pg_catalog'
AS $function$ select sha256(convert_to(lower(normalize(btrim(p_email), NFC)), 'UTF8')) $function$
;
alter function app.mailbox_hash owner to lp_owner;
grant execute on function app.mailbox_hash to lp_account_def;

CREATE OR REPLACE FUNCTION app.named_badge_of(p_learner uuid)
 RETURNS TABLE(agency_id uuid, agency_name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
      select a.agency_id, a.name
      from public.learners l join public.agencies a on true
        join public.learners o on o.agency_id = a.agency_id and o.portable_id = l.portable_id
      where l.agency_id = app.cur_agency() and l.id = p_learner and exists (
        select from public.badges b where b.agency_id = o.agency_id and b.learner_id = o.id
          and b.state in ('PREPARED', 'ISSUED', 'SUSPENDED') and b.public_name is not null)
      order by a.agency_id <> l.agency_id limit 1
    $function$
;
alter function app.named_badge_of owner to lp_account_def;
grant execute on function app.named_badge_of to lp_agency;

CREATE OR REPLACE FUNCTION app.notice_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if old.state in ('WAITING', 'NO_ADDRESS', 'REFUSED') and new.state = 'OVERTAKEN' then return new; end if;
      if old.state = 'WAITING' and new.state in ('MAILED', 'REFUSED') and current_user = 'lp_worker' then return new; end if;
      if old.state in ('NO_ADDRESS', 'REFUSED') and new.state = 'TOLD' and current_user = 'lp_agency' then return new; end if;
      raise exception 'a notice does not go from % to % like this', old.state, new.state
        using errcode = '23514', constraint = 'badge_notices_moves';
    end $function$
;
alter function app.notice_moves owner to lp_owner;

CREATE OR REPLACE FUNCTION app.open_learner_claim(p_hash bytea, p_account uuid, p_locale text, p_session bytea, p_at timestamp with time zone, p_ends timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    declare
      claimed public.learner_claims;
      present uuid;
      called text;
    begin
      select * into claimed from public.learner_claims c
        where c.code_hash = p_hash and c.agency_id = app.cur_agency() and c.learner_id = app.cur_learner()
          and c.opened_at is null and c.withdrawn_at is null and c.expires_at > p_at for update;
      if not found then return false; end if;
      select l.account_id, l.display_name into present, called from public.learners l
        where l.agency_id = claimed.agency_id and l.id = claimed.learner_id for update;
      if present is not distinct from p_account then
        if exists (select from public.learners o where o.account_id = present and o.agency_id <> claimed.agency_id)
          or exists (select from public.accounts a where a.id = present and a.email is not null)
          then return false; end if;
        update public.learner_sessions s set ended_at = p_at where s.account_id = present and s.ended_at is null;
        delete from public.learner_passkeys k where k.account_id = present;
        update public.learner_accounts w set sign_in_email = null where w.account_id = present;
      else
        insert into public.accounts (id, display_name, locale) values (p_account, called, p_locale);
        insert into public.learner_accounts (account_id) values (p_account);
        update public.learners l set account_id = p_account where l.agency_id = claimed.agency_id and l.id = claimed.learner_id;
      end if;
      update public.learner_claims c set opened_at = p_at, account_id = p_account, code_hash = null
        where c.agency_id = claimed.agency_id and c.id = claimed.id;
      insert into public.learner_sessions (id_hash, account_id, proved_at, last_seen_at, ends_at)
        values (p_session, p_account, p_at, p_at, p_ends);
      return true;
    end $function$
;
alter function app.open_learner_claim owner to lp_account_def;
grant execute on function app.open_learner_claim to lp_learner;

CREATE OR REPLACE FUNCTION app.open_status_list(p_kind text, p_year integer, p_part integer)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    declare opened integer;
    begin
      insert into public.status_lists (agency_id, kind, year, part, position_key)
      values (app.cur_agency(), p_kind, p_year, p_part,
        sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())))
      on conflict (agency_id, kind, year, part) do nothing returning number into opened;
      if opened is null then return; end if;
      execute format('create sequence status_places.list_%s minvalue 0', opened);
      perform pg_notify('status_changed', '');
    end $function$
;
alter function app.open_status_list owner to lp_status_def;

CREATE OR REPLACE FUNCTION app.opening_batch_goes()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if old.state in ('DRAFT', 'DECLINED') then return old; end if;
      raise exception 'opening records that are % stay', old.state
        using errcode = '23514', constraint = 'opening_batches_moves';
    end $function$
;
alter function app.opening_batch_goes owner to lp_owner;

CREATE OR REPLACE FUNCTION app.opening_batch_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    begin
      if current_user = 'lp_hq' and old.state = 'SUBMITTED' and new.state in ('APPROVED', 'DECLINED') then return new; end if;
      if current_user = 'lp_agency' and old.state in ('DRAFT', 'DECLINED') and new.state in ('DRAFT', 'SUBMITTED')
        and new.revision = old.revision + 1 and new.entered_by @> old.entered_by
        and (new.decided_by is null or (new.decided_by, new.decided_at, new.decline_reason) = (old.decided_by, old.decided_at, old.decline_reason))
      then return new; end if;
      raise exception 'opening records do not go from % to % like this', old.state, new.state
        using errcode = '23514', constraint = 'opening_batches_moves';
    end $function$
;
alter function app.opening_batch_moves owner to lp_owner;

CREATE OR REPLACE FUNCTION app.opening_entry_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      entry constant public.opening_entries := case when tg_op = 'DELETE' then old else new end;
    begin
      if exists (select from public.opening_batches b
        where b.agency_id = entry.agency_id and b.id = entry.batch_id and b.state not in ('DRAFT', 'DECLINED')) then
        raise exception 'lines come and go in a draft alone' using errcode = '23514', constraint = 'opening_batches_moves';
      end if;
      return entry;
    end $function$
;
alter function app.opening_entry_moves owner to lp_owner;

CREATE OR REPLACE FUNCTION app.own_accounts()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
      select distinct c.account_id
      from public.learners l join public.agencies a on true
        join public.learners o on o.agency_id = a.agency_id and o.portable_id = l.portable_id
        join public.learner_claims c on c.agency_id = o.agency_id and c.learner_id = o.id and c.account_id is not null
      where l.agency_id = app.cur_agency() and l.id = app.cur_learner()
    $function$
;
alter function app.own_accounts owner to lp_account_def;
grant execute on function app.own_accounts to lp_learner;

CREATE OR REPLACE FUNCTION app.programme_version_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      moves constant text[] := case
        when tg_op = 'UPDATE' and old.state = 'PUBLISHED' and new.state = 'RETIRED' then array['state', 'retired_at']
      end;
    begin
      if tg_op = 'UPDATE' and to_jsonb(new) - moves = to_jsonb(old) - moves then return new; end if;
      raise exception 'a programme version that is published never changes'
        using errcode = '23514', constraint = 'programme_versions_moves';
    end $function$
;
alter function app.programme_version_moves owner to lp_owner;

CREATE OR REPLACE FUNCTION app.public_changes_since(p_mark xid8)
 RETURNS TABLE(mark xid8, agency_slug text, list_number integer, "position" integer, state text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
      select now.mark, c.slug, c.list_number, c.position, c.state
      from (select pg_snapshot_xmin(pg_current_snapshot()) as mark) now
      left join (
        select c.xid, a.slug, c.list_number, c.position, b.state
        from public.public_changes c join public.agencies a on a.agency_id = c.agency_id
        left join public.badges b on b.status_list = c.list_number and b.status_position = c.position
      ) c on c.xid >= p_mark
    $function$
;
alter function app.public_changes_since owner to lp_verify_def;
grant execute on function app.public_changes_since to lp_verify;

CREATE OR REPLACE FUNCTION app.published_key_list()
 RETURNS TABLE(version bigint, jwt text, signed_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$ select version, jwt, signed_at from public.key_lists order by version desc limit 1 $function$
;
alter function app.published_key_list owner to lp_verify_def;
grant execute on function app.published_key_list to lp_verify;

CREATE OR REPLACE FUNCTION app.published_status_lists(p_signed_after timestamp with time zone)
 RETURNS TABLE(list_number integer, purpose text, version bigint, jwt text, signed_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
      select l.list_number, l.purpose, l.version, l.jwt, l.signed_at from public.published_status_lists l
      where l.signed_at > p_signed_after order by l.signed_at, l.list_number
    $function$
;
alter function app.published_status_lists owner to lp_verify_def;
grant execute on function app.published_status_lists to lp_verify;

CREATE OR REPLACE FUNCTION app.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$ begin raise exception 'rows of % are written once', tg_table_name using errcode = '42501'; end $function$
;
alter function app.refuse_change owner to lp_owner;

CREATE OR REPLACE FUNCTION app.refuse_other_actor()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$ begin
      if new.actor_id is distinct from nullif(current_setting('app.actor', true), '')::uuid then
        raise exception 'rows of % name who acts in their own transaction', tg_table_name using errcode = '42501';
      end if;
      return new;
    end $function$
;
alter function app.refuse_other_actor owner to lp_owner;

CREATE OR REPLACE FUNCTION app.review_is_decided_once()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$ begin
      if old.decision is null then return new; end if;
      raise exception 'the review % was decided', old.id using errcode = '23514', constraint = 'badge_reviews_once';
    end $function$
;
alter function app.review_is_decided_once owner to lp_owner;

CREATE OR REPLACE FUNCTION app.session_stays_ended()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      raise exception 'a session that ended stays ended' using errcode = '23514', constraint = 'sessions_stay_ended';
    end $function$
;
alter function app.session_stays_ended owner to lp_owner;

CREATE OR REPLACE FUNCTION app.status_list_rises()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$ begin
      if new.version = old.version + 1 then return new; end if;
      raise exception 'status list % goes from version % to the next, not to %', old.list_number, old.version, new.version
        using errcode = '23514', constraint = 'published_status_lists_rises';
    end $function$
;
alter function app.status_list_rises owner to lp_owner;

CREATE OR REPLACE FUNCTION app.suspended()
 RETURNS TABLE(list_number integer, "position" integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select b.status_list, b.status_position from public.badges b where b.state = 'SUSPENDED' $function$
;
alter function app.suspended owner to lp_verify_def;
grant execute on function app.suspended to lp_verify;

CREATE OR REPLACE FUNCTION app.take_status_place(p_kind text, p_year integer)
 RETURNS TABLE(list_number integer, taken bigint, position_key bytea)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
    declare newest public.status_lists;
    begin
      loop
        select l.* into newest from public.status_lists l
          where l.agency_id = (select app.cur_agency()) and l.kind = p_kind and l.year = p_year
          order by l.part desc limit 1;
        if found then
          list_number := newest.number;
          taken := nextval(format('status_places.list_%s', newest.number)::regclass);
          position_key := newest.position_key;
          if taken < 131072 then return next; return; end if;
        end if;
        perform app.open_status_list(p_kind, p_year, coalesce(newest.part, 0) + 1);
      end loop;
    end $function$
;
alter function app.take_status_place owner to lp_status_def;
grant execute on function app.take_status_place to lp_agency;

CREATE OR REPLACE FUNCTION app.taken_back()
 RETURNS TABLE(list_number integer, "position" integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$ select b.status_list, b.status_position from public.badges b where b.state in ('REVOKED', 'UNDONE') $function$
;
alter function app.taken_back owner to lp_verify_def;
grant execute on function app.taken_back to lp_verify;

CREATE OR REPLACE FUNCTION app.team_addresses()
 RETURNS TABLE(account_id uuid, email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
      select a.id, a.email from public.accounts a where a.id in (
        select m.account_id from public.memberships m where m.agency_id = app.cur_agency() and m.ended_at is null
        union all
        select s.account_id from public.staff_roles s
        where app.cur_agency() = '00000000-0000-0000-0000-000000000000' and s.ended_at is null)
    $function$
;
alter function app.team_addresses owner to lp_team_def;
grant execute on function app.team_addresses to lp_agency;
grant execute on function app.team_addresses to lp_hq;

CREATE OR REPLACE FUNCTION app.transfer_addressed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      select a.agency_id, a.name into new.to_agency_id, new.to_name from public.agencies a
        where a.slug = new.to_slug and a.standing = 'AUTHORISED' and a.agency_id <> new.agency_id;
      if not found then new.to_agency_id := '00000000-0000-0000-0000-000000000000'; new.to_name := ''; end if;
      return new;
    end $function$
;
alter function app.transfer_addressed owner to lp_transfer_def;
grant execute on function app.transfer_addressed to lp_owner;

CREATE OR REPLACE FUNCTION app.transfer_answered()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      update public.transfers t set state = new.state, ended_at = new.ended_at, note = new.note
        where t.id = new.transfer_id and t.to_agency_id = new.agency_id and t.state <> new.state;
      return null;
    end $function$
;
alter function app.transfer_answered owner to lp_transfer_def;
grant execute on function app.transfer_answered to lp_owner;

CREATE OR REPLACE FUNCTION app.transfer_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
    declare
      gives constant boolean := tg_table_name = 'transfers';
    begin
      if old.state not in ('OFFERED', 'ACCEPTED') then null;
      elsif new.state = 'WITHDRAWN' and current_user = (case when gives then 'lp_agency' else 'lp_transfer_def' end) then return new;
      elsif (new.state = 'DECLINED' or (old.state, new.state) = ('OFFERED', 'ACCEPTED'))
        and current_user = (case when gives then 'lp_transfer_def' else 'lp_agency' end) then return new;
      elsif old.state = 'ACCEPTED' and new.state in ('EXECUTED', 'REFUSED')
        and (current_user = 'lp_hq' or (not gives and current_user = 'lp_transfer_def')) then return new;
      end if;
      raise exception 'a transfer does not go from % to % like this', old.state, new.state
        using errcode = '23514', constraint = 'transfers_moves';
    end $function$
;
alter function app.transfer_moves owner to lp_owner;

CREATE OR REPLACE FUNCTION app.transfer_offered()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      insert into public.transfer_offers (transfer_id, agency_id, from_name, display_name, portable_id,
        programme_version_id, track, standing, accepted, state, offered_at)
      select new.id, new.to_agency_id, a.name, l.display_name, l.portable_id, e.programme_version_id, e.track, e.standing,
        array(select c.assignment from public.completions c where c.agency_id = l.agency_id and c.learner_id = l.id
          and c.programme_version_id = e.programme_version_id and c.state = 'ACCEPTED' order by c.assignment),
        new.state, new.offered_at
      from public.learners l join public.enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
        join public.agencies a on a.agency_id = l.agency_id
      where l.agency_id = new.agency_id and l.id = new.learner_id;
      return null;
    end $function$
;
alter function app.transfer_offered owner to lp_transfer_def;
grant execute on function app.transfer_offered to lp_owner;

CREATE OR REPLACE FUNCTION app.transfer_told()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
    begin
      update public.transfer_offers o set state = new.state, ended_at = new.ended_at, note = coalesce(new.note, o.note)
        where o.agency_id = new.to_agency_id and o.transfer_id = new.id and o.state <> new.state;
      return null;
    end $function$
;
alter function app.transfer_told owner to lp_transfer_def;
grant execute on function app.transfer_told to lp_owner;

CREATE OR REPLACE FUNCTION app.verify_record(p_code text)
 RETURNS TABLE(code text, kind text, state text, public_name text, valid_from timestamp with time zone, valid_until date, expires_at timestamp with time zone, kid text, jwt_payload bytea, cwt_payload bytea, jwt text, revoked_at timestamp with time zone, agency_slug text, agency_name text, agency_phone text, agency_email text, agency_standing text, authorised_until date, status_list integer, status_position integer, is_replaced boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
      select b.code, b.kind, b.state, b.public_name, b.valid_from, b.valid_until, b.expires_at, b.kid, b.jwt_payload,
        b.cwt_payload, b.jwt, b.revoked_at, a.slug, a.name, a.phone, a.email, a.standing, a.authorised_until,
        b.status_list, b.status_position, coalesce(b.revocation_reason = 'SUPERSEDED', false)
      from public.badges b join public.agencies a on a.agency_id = b.agency_id
      where b.code = p_code and b.state in ('ISSUED', 'SUSPENDED', 'REVOKED')
    $function$
;
alter function app.verify_record owner to lp_verify_def;
grant execute on function app.verify_record to lp_verify;

CREATE OR REPLACE FUNCTION app.way_in_of(p_learner uuid, p_account uuid, p_person uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
      with opened as (select c.* from public.learner_claims c where c.account_id = p_account),
        records as (select app.cur_agency() as agency_id, p_learner as learner_id
          union select o.agency_id, o.learner_id from opened o),
        addresses as (
          select app.mailbox_hash(l.email) as address from public.learners l join records r on r.agency_id = l.agency_id and r.learner_id = l.id
          union all
          select f.address_hash from public.learner_former_addresses f join records r on r.agency_id = f.agency_id and r.learner_id = f.learner_id
          union all
          select app.mailbox_hash(w.sign_in_email) from public.learner_accounts w where w.account_id = p_account)
      select case
        when exists (select from opened o where o.kind = 'PRINTED' and o.drawn_by = p_person) then 'slip'
        when exists (select from opened o where p_person = any (o.address_by)) then 'address-changed'
        when exists (select from public.accounts p join addresses a on a.address = app.mailbox_hash(p.email) where p.id = p_person)
          then 'address-held'
      end
    $function$
;
alter function app.way_in_of owner to lp_account_def;
grant execute on function app.way_in_of to lp_agency;

