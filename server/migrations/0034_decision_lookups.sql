-- module: ledger
-- Who changed since it was last looked at, found in two narrow indexes: the tables themselves hold addresses, names and reasons,
-- which were read for nothing every morning, and each time that somebody opened the list of the day.
create index debtor_version on debtor (organisation_id, id) include (version) where merged_into is null;

-- module: strategy
create index examined_version on examined (organisation_id, debtor_id) include (debtor_version, policy_version, next_look_day);
