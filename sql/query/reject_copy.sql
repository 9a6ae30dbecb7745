-- Copy the rejected rows of one import: never their values.
copy reject (import_id, line, field, reason)
from stdin (format binary);
