-- module: dialogue
-- What debtors answer. A call that was made: its outcome, and what followed from it, so that it can be taken back whole.
create table call_made (
  organisation_id integer not null references organisation (id),
  id integer not null,
  task_id integer not null,
  debtor_id integer not null,
  outcome text not null check (outcome in ('reached', 'voicemail', 'absent', 'wrong-number', 'refused')),
  note text,
  made_at timestamptz not null,
  made_by text not null,
  hold_ids integer[] not null,
  -- The call to make later, where one was agreed.
  next_task_id integer,
  undone_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, task_id) references task (organisation_id, id),
  foreign key (organisation_id, debtor_id) references debtor (organisation_id, id)
);
create unique index call_made_once on call_made (organisation_id, task_id) where undone_at is null;
create index on call_made (organisation_id, debtor_id);
select tenant_table('call_made', 'select, insert, update');
