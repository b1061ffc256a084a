-- module: reconciliation
-- A debtor that was merged into another: its money, and what came back of it, are the other's.
create or replace view reconciliation_unmatched_credit with (security_invoker = true) as
  select distinct c.organisation_id, a.current_id as debtor_id
  from bank_line l
  join bank_line_candidate c on c.organisation_id = l.organisation_id and c.line_id = l.id
  join ledger_debtor_alias a on a.organisation_id = c.organisation_id and a.id = c.debtor_id
  where l.state = 'open' and not l.withdrawn;

create or replace view reconciliation_returned_item with (security_invoker = true) as
  select i.organisation_id, i.item_id, a.current_id as debtor_id, max(m.returned_on) as returned_on
  from bank_match m
  join bank_match_item i on i.organisation_id = m.organisation_id and i.match_id = m.id
  join ledger_debtor_alias a on a.organisation_id = i.organisation_id and a.id = i.debtor_id
  where m.returned_on is not null and m.undone_at is null
  group by i.organisation_id, i.item_id, a.current_id;

-- module: intake
-- Invoices that a corrected one took the place of, as it names them: one that comes in afterwards is not owed any more.
create table replaced_invoice (
  organisation_id integer not null references organisation (id),
  debtor_id integer not null,
  -- Normalised.
  number text not null,
  replaced_by text not null,
  import_id integer not null,
  primary key (organisation_id, debtor_id, number, import_id)
);
select tenant_table('replaced_invoice', 'select, insert');
