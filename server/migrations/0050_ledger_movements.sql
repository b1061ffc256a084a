-- module: ledger
-- An item and a credit enter the book by their own row, which states what, when, and since when that is known. An entry is what takes
-- from them afterwards: an allocation, a payment that the bank took back, an invoice whose parts stand in its place; or the contrary of
-- one. Until now their own amounts stood in entries as well, seven of ten rows that a year of books wrote.

alter table item add column withdrawn_at timestamptz;
alter table credit add column withdrawn_at timestamptz;

alter table item no force row level security;
alter table credit no force row level security;
alter table entry no force row level security;
alter table entry disable trigger append_only;
alter table entry
  drop constraint entry_kind_check,
  drop constraint entry_organisation_id_reverses_fkey;

-- What an undone import had brought was known until then. What its parts replaced is not withdrawn by anybody: an entry says it.
update item i set withdrawn_at = gone.recorded_at
from (
  select organisation_id, item_id, (array_agg(recorded_at order by id desc))[1] as recorded_at,
    (array_agg(imported order by id desc))[1] as is_split
  from entry where kind = 'item' and amount_cents < 0 group by organisation_id, item_id
) gone
where i.withdrawn and i.organisation_id = gone.organisation_id and i.id = gone.item_id and not gone.is_split;
update credit c set withdrawn_at = gone.recorded_at
from (
  select organisation_id, credit_id, max(recorded_at) as recorded_at
  from entry where kind in ('payment', 'credit-note') and amount_cents < 0 group by organisation_id, credit_id
) gone
where c.withdrawn and c.organisation_id = gone.organisation_id and c.id = gone.credit_id;

update entry e set kind = 'split', amount_cents = -e.amount_cents, reverses = null
from (
  select l.organisation_id, max(l.id) as id
  from item i join entry l on l.organisation_id = i.organisation_id and l.item_id = i.id
  where i.withdrawn and i.withdrawn_at is null and l.kind = 'item' and l.amount_cents < 0
  group by l.organisation_id, l.item_id
) last
where e.organisation_id = last.organisation_id and e.id = last.id;
update entry e set kind = 'return', amount_cents = -e.amount_cents, reverses = null
from (
  select l.organisation_id, max(l.id) filter (where l.amount_cents < 0) as id
  from credit c join entry l on l.organisation_id = c.organisation_id and l.credit_id = c.id
  where not c.withdrawn and l.kind in ('payment', 'credit-note')
  group by l.organisation_id, l.credit_id
  having sum(l.amount_cents) = 0
) last
where e.organisation_id = last.organisation_id and e.id = last.id;
delete from entry where kind in ('item', 'payment', 'credit-note');

alter table entry
  add constraint entry_kind_check check (
    case kind
      when 'allocation' then item_id is not null and credit_id is not null
      when 'return' then item_id is null and credit_id is not null
      when 'split' then item_id is not null and credit_id is null
      else false
    end),
  add constraint entry_organisation_id_reverses_fkey
    foreign key (organisation_id, reverses) references entry (organisation_id, id);
alter table entry enable trigger append_only;
alter table item force row level security;
alter table credit force row level security;
alter table entry force row level security;

-- All that ever moved what is open of an item, or left of a credit, with its two times. `imported`: known since its own day.
create view ledger_movement with (security_invoker = true) as
  select organisation_id, id as item_id, null::integer as credit_id, total_cents as item_cents, 0::bigint as credit_cents,
    issue_date as on_day, recorded_at, import_id is not null as imported
  from item
  union all
  select organisation_id, id, null::integer, -total_cents, 0::bigint, issue_date, withdrawn_at, false
  from item where withdrawn_at is not null
  union all
  select organisation_id, null::integer, id, 0::bigint, amount_cents, on_day, recorded_at, import_id is not null
  from credit
  union all
  select organisation_id, null::integer, id, 0::bigint, -amount_cents, on_day, withdrawn_at, false
  from credit where withdrawn_at is not null
  union all
  select organisation_id, item_id, credit_id, case when item_id is null then 0 else -amount_cents end,
    case when credit_id is null then 0 else -amount_cents end, on_day, recorded_at, imported
  from entry;

create or replace view ledger_drift with (security_invoker = true) as
  select i.organisation_id, 'item' as kind, i.id, i.open_cents as kept_cents, sum(m.item_cents) as entries_cents
    from item i join ledger_movement m on m.organisation_id = i.organisation_id and m.item_id = i.id
    group by i.organisation_id, i.id, i.open_cents
    having i.open_cents <> sum(m.item_cents)
  union all
  select c.organisation_id, 'credit', c.id, c.remaining_cents, sum(m.credit_cents)
    from credit c join ledger_movement m on m.organisation_id = c.organisation_id and m.credit_id = c.id
    group by c.organisation_id, c.id, c.remaining_cents
    having c.remaining_cents <> sum(m.credit_cents);

-- As before, of entries that all take from what they name.
create or replace function ledger_balance_by_age(day date, is_today boolean)
  returns table (debtor_id integer, currency text, items integer, not_due float8, due1 float8, due31 float8, due61 float8,
    due91 float8, no_due_date float8, oldest date)
  language sql stable parallel safe
  as $$
    select * from (
      select i.debtor_id, i.currency, count(*)::int,
        coalesce(sum(i.open_cents::float8) filter (where falls_due >= day), 0),
        coalesce(sum(i.open_cents::float8) filter (where falls_due < day and falls_due >= day - 30), 0),
        coalesce(sum(i.open_cents::float8) filter (where falls_due < day - 30 and falls_due >= day - 60), 0),
        coalesce(sum(i.open_cents::float8) filter (where falls_due < day - 60 and falls_due >= day - 90), 0),
        coalesce(sum(i.open_cents::float8) filter (where falls_due < day - 90), 0),
        coalesce(sum(i.open_cents::float8) filter (where falls_due is null), 0),
        min(falls_due)
      from item i
      where i.open_cents > 0 and i.issue_date <= day
      group by i.debtor_id, i.currency
    ) today
    where is_today
    union all
    select * from (
      select i.debtor_id, i.currency, count(*)::int,
        coalesce(sum(i.cents) filter (where falls_due >= day), 0),
        coalesce(sum(i.cents) filter (where falls_due < day and falls_due >= day - 30), 0),
        coalesce(sum(i.cents) filter (where falls_due < day - 30 and falls_due >= day - 60), 0),
        coalesce(sum(i.cents) filter (where falls_due < day - 60 and falls_due >= day - 90), 0),
        coalesce(sum(i.cents) filter (where falls_due < day - 90), 0),
        coalesce(sum(i.cents) filter (where falls_due is null), 0),
        min(falls_due)
      from (
        select o.debtor_id, o.currency, o.falls_due, o.open_cents::float8 - coalesce(later.cents, 0) as cents
        from item o
        left join (
          select e.item_id, sum(-e.amount_cents::float8) as cents
          from entry e
          where e.item_id is not null and e.on_day > day
          group by e.item_id
        ) later on later.item_id = o.id
        where o.issue_date <= day
      ) i
      where i.cents > 0
      group by i.debtor_id, i.currency
    ) past
    where not is_today
  $$;

create or replace function ledger_unapplied_on(day date, is_today boolean)
  returns table (debtor_id integer, currency text, cents float8)
  language sql stable parallel safe
  as $$
    select c.debtor_id, c.currency, sum(c.remaining_cents::float8 - coalesce(later.cents, 0))
    from credit c
    left join (
      select e.credit_id, sum(-e.amount_cents::float8) as cents
      from entry e
      where not is_today and e.credit_id is not null and e.on_day > day
      group by e.credit_id
    ) later on later.credit_id = c.id
    where c.on_day <= day and (c.remaining_cents > 0 or not is_today)
    group by c.debtor_id, c.currency
    having sum(c.remaining_cents::float8 - coalesce(later.cents, 0)) > 0
  $$;

grant select on ledger_movement to quittance;
