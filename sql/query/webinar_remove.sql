-- Remove a webinar without data, its sessions and the roles given in it.
-- Figures of it go when those of its series are brought up to date. The ledger
-- of an import that repeated rows of the webinar keeps them, as of none.
-- $1 webinar bigint
with s as (
    delete from session where webinar_id = $1
), p as (
    delete from webinar_platform where webinar_id = $1
), h as (
    delete from hand_role where webinar_id = $1
), b as (
    delete from stale_webinar where webinar_id = $1
), l as (
    update ledger set webinar_id = null where webinar_id = $1
)
delete from webinar
 where webinar_id = $1;
