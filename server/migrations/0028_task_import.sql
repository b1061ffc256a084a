-- module: outreach
-- The import that asks for a task: when it is taken back, nobody has to do it any more.
alter table task add column import_id integer;
create index task_import on task (organisation_id, import_id) where import_id is not null and done_at is null;
