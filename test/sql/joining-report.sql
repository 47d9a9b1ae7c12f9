-- joining-report: 1 statements in 1 units of work, each between its begin, its context and its end

select count(*) filter (where e.enrolled_on <= l.joined_on) as BY_JOINING, count(*) filter (where e.enrolled_on > l.joined_on and e.enrolled_on <= l.joined_on + 30) as WITHIN_30_DAYS, count(*) filter (where e.enrolled_on > l.joined_on + 30) as LATER, count(*) filter (where l.joined_on is null) as NOT_SAID
  from learners l
  join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
  where l.agency_id = $1::uuid and l.community_id = $2::uuid and e.standing <> 'REMOVED';
