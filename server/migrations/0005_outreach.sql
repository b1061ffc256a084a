-- module: outreach
-- Acts (debtor × currency × channel × day), their messages and what people still have to do.

create table act (
  organisation_id integer not null references organisation (id),
  id integer not null,
  debtor_id integer not null,
  currency text not null,
  channel text not null check (channel in ('email', 'letter', 'registered-letter', 'call', 'sms', 'task', 'escalation')),
  day date not null,
  plan_key text not null,
  plan_version integer not null,
  step_key text not null,
  level smallint not null check (level between 0 and 4),
  mode text not null check (mode in ('automatic', 'confirm', 'manual')),
  deadline_day date,
  total_cents bigint not null,
  reasons jsonb not null,
  -- planned: decided, may still change. released: a person or the automation let it go. done: accepted, posted or called.
  -- superseded: the facts changed before it left. failed: it surely did not leave. unknown: nobody can say yet.
  state text not null check (state in ('planned', 'released', 'done', 'superseded', 'failed', 'unknown', 'cancelled')),
  planned_at timestamptz not null,
  released_at timestamptz,
  released_by text,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, debtor_id) references debtor (organisation_id, id)
);
create index on act (organisation_id, debtor_id);
create index act_waiting on act (organisation_id, state) where state in ('planned', 'released', 'unknown');

-- One line of an act. An advancing line reserves its step: no two living acts can use one step of one item twice.
create table act_item (
  organisation_id integer not null,
  act_id integer not null,
  item_id integer not null,
  debtor_id integer not null,
  step_key text not null,
  cycle smallint not null default 1,
  advances boolean not null,
  level smallint not null check (level between 0 and 4),
  -- The standing that the act was decided on: open and held amounts as seen then.
  open_cents bigint not null,
  held_cents bigint not null default 0,
  channel text not null,
  day date not null,
  deadline_day date,
  -- planned → released → used; freed when nothing left, unknown until somebody knows, skipped when a person said so.
  position text not null default 'planned' check (position in ('planned', 'released', 'used', 'skipped', 'freed', 'unknown')),
  primary key (organisation_id, act_id, item_id),
  foreign key (organisation_id, act_id) references act (organisation_id, id),
  foreign key (organisation_id, item_id) references item (organisation_id, id)
);
create unique index act_item_step_once on act_item (organisation_id, item_id, step_key, cycle) where advances and position <> 'freed';

create table message (
  organisation_id integer not null,
  id integer not null,
  act_id integer not null,
  debtor_id integer not null,
  channel text not null check (channel in ('email', 'letter', 'registered-letter')),
  locale text not null check (locale in ('fr', 'en')),
  recipient_name text not null,
  recipient_email text,
  subject text not null,
  body_text text not null,
  body_html text,
  -- The typeset letter in the file store.
  letter_sha256 text,
  -- Fixed before sending, so that a crash can be cleared up by looking for it.
  message_id text unique,
  -- prepared → claimed → data-started → accepted; beside them superseded, failed, unknown, bounced. A letter is
  -- printed, then accepted on the day a person says it was posted.
  state text not null check (state in ('prepared', 'claimed', 'data-started', 'accepted', 'superseded', 'failed', 'unknown', 'bounced')),
  -- Digest of the standing (open amounts, holds, credit) that the text was written from.
  standing text not null,
  attempts smallint not null default 0,
  not_before timestamptz,
  claimed_by text,
  claimed_until timestamptz,
  prepared_at timestamptz not null,
  data_started_at timestamptz,
  accepted_at timestamptz,
  ended_on date,
  last_error text,
  primary key (organisation_id, id),
  foreign key (organisation_id, act_id) references act (organisation_id, id)
);
create index on message (organisation_id, act_id);
create index on message (organisation_id, debtor_id);
create index message_waiting on message (organisation_id, state) where state in ('prepared', 'claimed', 'data-started', 'unknown');

create table task (
  organisation_id integer not null,
  id integer not null,
  kind text not null,
  debtor_id integer,
  item_id integer,
  act_id integer,
  due_day date not null,
  reasons jsonb not null default '[]',
  -- One open task of a kind per subject: the decision may ask every day, the list shows it once.
  key text not null,
  created_at timestamptz not null,
  done_at timestamptz,
  done_by text,
  result jsonb,
  primary key (organisation_id, id)
);
create unique index task_open on task (organisation_id, key) where done_at is null;
create index on task (organisation_id, debtor_id);

select tenant_table('act', 'select, insert, update', 'insert');
select tenant_table('act_item', 'select, insert, update', 'insert');
select tenant_table('message', 'select, insert, update');
select tenant_table('task', 'select, insert, update');

-- Steps used or reserved, as the decision reads them.
create view outreach_used_step with (security_invoker = true) as
  select x.organisation_id, x.item_id, x.debtor_id, x.step_key, x.cycle, x.channel, x.day, x.deadline_day, x.position, x.act_id
  from act_item x
  where x.advances and x.position <> 'freed';
grant select on outreach_used_step to quittance;
