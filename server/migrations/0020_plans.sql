-- module: strategy
-- Who wrote a version of a plan; null for those that came with the program.
alter table collection_plan add column recorded_by text;

-- module: outreach
-- The text that the step names and whom it is for: both may differ from what the key and the level of the step suggest.
alter table act add column template text;
alter table act add column recipient_role text check (recipient_role in ('accounts-payable', 'buyer', 'manager', 'other'));
