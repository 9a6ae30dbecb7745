-- Copy the answers of one import into one webinar.
copy fact_answer (import_id, webinar_id, head, question, answer)
from stdin (format binary);
