-- programme-draft: 1 statements in 1 units of work, each between its begin, its context and its end

select id, based_on as basedOn, revision, catalogue, saved_at as savedAt
  from programme_drafts
  where id = $1;
