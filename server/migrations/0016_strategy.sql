-- module: ledger
-- What a decision needs to know besides amounts and days: reasons to wait that the program itself finds, plans of single invoices,
-- groups of debtors.

alter table hold drop constraint hold_kind_check;
alter table hold add constraint hold_kind_check check (kind in ('dispute', 'promise', 'instalment-plan', 'insolvency',
  'collection-agency', 'lawyer', 'court', 'suspected-fraud', 'payment-announced', 'direct-debit-running', 'over-indebtedness',
  'do-not-contact', 'pause', 'limitation-expired', 'exclusion', 'missing-piece', 'invoice-refused', 'invoice-rejected',
  -- open again by our own un-allocation: nothing leaves until a person lifts it; the debtor's office is closed
  'reopened', 'closure'));

-- The plan chosen for it alone.
alter table item add column plan_key text;
create index item_planned on item (organisation_id, debtor_id) where plan_key is not null;

-- The company's own word for a group of its debtors.
alter table debtor add column segment text check (length(segment) between 1 and 60);

create view ledger_planned_item with (security_invoker = true) as
  select organisation_id, id, debtor_id, plan_key
  from item
  where open_cents > 0 and plan_key is not null;

-- How many days after the due date each debtor usually pays: the median over what it has paid.
create view ledger_usual_delay with (security_invoker = true) as
  select i.organisation_id, i.debtor_id,
    percentile_disc(0.5) within group (order by paid.on_day - i.due_date)::integer as delay_days
  from item i
  join (
    select e.organisation_id, e.item_id, max(e.on_day) as on_day
    from entry e
    where e.kind = 'allocation' and e.amount_cents > 0
    group by e.organisation_id, e.item_id
  ) paid on paid.organisation_id = i.organisation_id and paid.item_id = i.id
  where i.open_cents = 0 and i.due_date is not null
  group by i.organisation_id, i.debtor_id;

create view ledger_debtor_profile with (security_invoker = true) as
  select organisation_id, id, segment, country, postcode, plan_key
  from debtor
  where merged_into is null;

grant select on ledger_planned_item, ledger_usual_delay, ledger_debtor_profile to quittance;

-- module: strategy
-- The rules that give debtors their plan, each version kept; the last one holds.
create table plan_rules (
  organisation_id integer not null references organisation (id),
  version integer not null,
  rules jsonb not null,
  recorded_at timestamptz not null,
  primary key (organisation_id, version)
);
select tenant_table('plan_rules', 'select, insert');
