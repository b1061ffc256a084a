-- module: outreach
-- Letters of a person, beside those of the plans: an answer to a message that came in, the confirmation of a call.
-- The incoming message that it answers, by its number.
alter table message add column replies_to integer;
create index message_replies on message (organisation_id, replies_to) where replies_to is not null;
create view outreach_reply with (security_invoker = true) as
  select organisation_id, id, replies_to, state from message where replies_to is not null;
grant select on outreach_reply to quittance;

-- module: dialogue
-- What a person made of it, so that reopening takes back that and nothing else.
alter table incoming_mail add column outcome text
  check (outcome in ('noted', 'paid', 'promise', 'dispute', 'instalment-plan', 'wrong-contact'));

-- A question about a case, sent to a colleague who has no account here and answers by a link.
create table colleague_question (
  organisation_id integer not null references organisation (id),
  id integer not null,
  task_id integer not null,
  debtor_id integer not null,
  email text not null,
  question text not null check (length(question) between 1 and 2000),
  locale text not null check (locale in ('fr', 'en')),
  asked_at timestamptz not null,
  asked_by text not null,
  -- The last day on which the link answers.
  until_day date not null,
  mailed_at timestamptz,
  reminded_at timestamptz,
  answer text check (answer in ('justified', 'unjustified', 'in-hand', 'not-mine')),
  note text check (length(note) <= 2000),
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null)),
  primary key (organisation_id, id),
  foreign key (organisation_id, task_id) references task (organisation_id, id),
  foreign key (organisation_id, debtor_id) references debtor (organisation_id, id)
);
create index on colleague_question (organisation_id, task_id);
select tenant_table('colleague_question', 'select, insert, update');
