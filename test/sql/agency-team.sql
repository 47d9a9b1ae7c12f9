-- agency-team: 3 statements in 3 units of work, each between its begin, its context and its end

select agency_id, slug, name, name_key, phone, email, standing, authorised_until, created_at, badge_hold_minutes
  from agencies
  where agency_id = any($1::uuid[]);

select i.id, i.agency_id as agencyId, i.email, i.role, i.locale, i.invited_by as invitedBy, i.created_at as invitedAt, i.expires_at as expiresAt, i.accepted_at as acceptedAt, i.withdrawn_at as withdrawnAt, i.mailed_at as mailedAt, i.mail_refused_at as mailRefusedAt, (select m.display_name
  from memberships m
  where m.agency_id = i.agency_id and m.account_id = i.invited_by
  order by m.ended_at desc nulls first, m.joined_at
  limit 1) as invitedByName
  from invitations i
  where i.agency_id = $1
  order by i.created_at desc, i.id
  limit $2;

select m.account_id as accountId, (array_agg(m.display_name
  order by m.joined_at))[1] as displayName, t.email, array_agg(m.role
  order by m.role) as roles, min(m.joined_at) as joinedAt, (select max(s.last_seen_at)
  from sessions s
  where s.acting_agency_id = $1 and s.account_id = m.account_id) as lastSeenAt
  from memberships m
  join app.team_addresses() t on t.account_id = m.account_id
  where m.agency_id = $1 and m.ended_at is null
  group by m.account_id, t.email
  order by min(m.joined_at), m.account_id
  limit $2;
