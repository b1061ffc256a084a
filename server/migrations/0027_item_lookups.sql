-- module: ledger
-- A few bank lines ask for a few items: by the end of a number, by an amount, or by debtor. Found among a million without reading them.

-- The last seven digits of the last run of digits in a number, the other way round: numbers that end alike stand side by side, and
-- `…1234` is the range from 4321000 to 4321999. A column rather than an index on an expression, which row security would not use.
-- Of open items alone: nobody asks for the others, and the books of a year are mostly settled.
alter table item add column number_ending integer generated always as (
  case when open_cents > 0 then reverse(right('0000000' || substring(number from '([0-9]+)[^0-9]*$'), 7))::integer end) stored;
create index item_number_ending on item (organisation_id, number_ending) where open_cents > 0;
create index item_open_cents on item (organisation_id, open_cents) where open_cents > 0;
-- Payments of some days, to be recognised on bank lines.
create index credit_day on credit (organisation_id, on_day) where kind = 'payment';

create or replace view ledger_open_item with (security_invoker = true) as
  select organisation_id, id, debtor_id, document_kind, number, issue_date, due_date, due_computed, performed_from,
    performed_to, currency, total_cents, open_cents, nature, payment_means, holder, holder_notified, payee_iban,
    (recorded_at at time zone 'UTC')::date as recorded_on, is_plain, number_ending
  from item
  where open_cents > 0;

create view ledger_imported_credit with (security_invoker = true) as
  select organisation_id, id, import_id
  from credit
  where import_id is not null and not withdrawn;
grant select on ledger_imported_credit to quittance;
