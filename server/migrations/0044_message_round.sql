-- module: outreach
-- What ends names its acts: an index that knows them by number is asked for these alone. By their state alone each of five thousand
-- messages walked through all acts that waited beside it.
drop index act_waiting;
create index act_waiting on act (organisation_id, state, id) where state in ('planned', 'released', 'unknown');

-- What the standing of a text was read from: day, version of the settings, holds of all, version of the debtor. Null where a person
-- wrote the text.
alter table message add column standing_mark text;
