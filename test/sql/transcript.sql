-- transcript: 1 statements in 1 units of work, each between its begin, its context and its end

select t.content, t.made_at, s.kid, s.jwt, s.signed_at
  from transcripts t
  left join signed_transcripts s on s.agency_id = t.agency_id and s.transcript_id = t.id
  where t.agency_id = $1 and t.learner_id = $2;
