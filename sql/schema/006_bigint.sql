-- 006_bigint.sql - identity columns are bigint, all of them.

-- Several nodes give out numbers without asking each other only where the
-- upper bits of a number can name the node.
alter table realm
alter column realm_id type bigint;
