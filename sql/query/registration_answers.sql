-- The answers that an import gives of one person in one webinar.
-- $1 import  bigint
-- $2 webinar bigint
-- $3 head    uuid
-- returns question text, answer text
select question,
       answer
  from fact_answer
 where import_id = $1
   and webinar_id = $2
   and head = $3
 order by question collate "C";
