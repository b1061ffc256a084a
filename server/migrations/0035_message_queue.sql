-- module: outreach
-- A claim takes the oldest that may leave: it walks the queue in its order and stops where it has enough.
create index message_queue on message (organisation_id, state, id)
  where state in ('prepared', 'claimed', 'data-started', 'unknown');
drop index message_waiting;

-- A line changes its position twice on the way out and stays reserved meanwhile: an index that asks for the reservation alone
-- need not be told, and half a page is left free for the new versions of the other half.
alter table act_item add column reserves boolean not null generated always as (advances and position <> 'freed') stored;
alter table act_item set (fillfactor = 50);
drop index act_item_step_once;
drop index act_item_debtor;
create unique index act_item_step_once on act_item (organisation_id, item_id, step_key, cycle) where reserves;
create index act_item_debtor on act_item (organisation_id, debtor_id) where reserves;
create or replace view outreach_used_step with (security_invoker = true) as
  select organisation_id, item_id, debtor_id, step_key, cycle, channel, day, deadline_day, position, act_id
  from act_item
  where reserves;

-- module: ledger
-- Whoever asks about a debtor by what it is called today finds those merged into it at once. Row security lets no index answer for
-- `coalesce`, which the database does not know to keep secrets; it knows so of `case`.
create or replace view ledger_debtor_alias with (security_invoker = true) as
  select organisation_id, id, case when merged_into is null then id else merged_into end as current_id from debtor;
create index debtor_current on debtor (organisation_id, (case when merged_into is null then id else merged_into end));
drop index debtor_merged;
create index debtor_merged on debtor (organisation_id)
  where case when merged_into is null then id else merged_into end <> id;

-- module: reconciliation
-- Asked before each message: from the debtor to the open lines that may be its money. It went through all debtors.
create index bank_line_candidate_debtor on bank_line_candidate (organisation_id, debtor_id);
create or replace view reconciliation_unmatched_credit with (security_invoker = true) as
  select distinct a.organisation_id, a.current_id as debtor_id
  from ledger_debtor_alias a
  where exists (
    select from bank_line_candidate c
    join bank_line l on l.organisation_id = c.organisation_id and l.id = c.line_id
    where c.organisation_id = a.organisation_id and c.debtor_id = a.id and l.state = 'open' and not l.withdrawn);

-- module: dialogue
-- Since when a folder that is there cannot be read, and what its server says of it.
alter table mail_folder add column failing_since timestamptz;
alter table mail_folder add column failure text;
