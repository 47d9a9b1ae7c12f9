-- incoming-transfers: 2 statements in 2 units of work, each between its begin, its context and its end

select count(*) as total
  from transfer_offers
  where agency_id = $1;

select transfer_id, agency_id, from_name, display_name, portable_id, programme_version_id, track, standing, accepted, state, offered_at, ended_at, community_id, note, learner_id
  from transfer_offers
  where agency_id = $1 and ($2::timestamptz is null or (offered_at, transfer_id) < ($2::timestamptz, $3::uuid))
  order by offered_at desc, transfer_id desc
  limit $4;
