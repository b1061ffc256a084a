-- module: strategy
-- What a person chose once a plan had said its last word, and what followed from it, so that it can be taken back whole.
create table plan_end_choice (
  organisation_id integer not null references organisation (id),
  id integer not null,
  task_id integer not null,
  debtor_id integer not null,
  choice text not null check (choice in ('call', 'instalment-plan', 'mediation', 'agency', 'order-for-payment', 'write-off')),
  until_day date,
  note text not null default '',
  hold_ids integer[] not null,
  next_task_id integer,
  chosen_at timestamptz not null,
  chosen_by text not null,
  undone_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, debtor_id) references debtor (organisation_id, id)
);
create unique index plan_end_choice_once on plan_end_choice (organisation_id, task_id) where undone_at is null;
select tenant_table('plan_end_choice', 'select, insert, update');
