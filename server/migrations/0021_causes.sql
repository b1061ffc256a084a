-- module: ledger
-- Why a debtor is late, as somebody heard it: of one item, or of all that it owes. The last one that was not taken back counts.
create table lateness_cause (
  organisation_id integer not null references organisation (id),
  id integer not null,
  debtor_id integer not null,
  item_id integer,
  cause text not null check (cause in ('oversight', 'invoice-not-received', 'missing-reference', 'wrong-addressee',
    'dispute-price', 'dispute-quantity', 'dispute-quality', 'dispute-delivery', 'dispute-other', 'credit-note-expected',
    'set-off-claimed', 'unilateral-deduction', 'cash-difficulty', 'internal-approval', 'bank-error', 'bad-faith',
    'suspected-fraud', 'insolvency', 'unknown')),
  note text not null default '',
  -- How it was learned: a call, an answer, or a person's own knowledge.
  source text not null check (source in ('call', 'answer', 'person')),
  on_day date not null,
  -- What it stops at once (suspected fraud), lifted when it is taken back.
  hold_id integer,
  recorded_at timestamptz not null,
  recorded_by text not null,
  withdrawn_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, debtor_id) references debtor (organisation_id, id),
  foreign key (organisation_id, item_id) references item (organisation_id, id)
);
create index on lateness_cause (organisation_id, debtor_id) where withdrawn_at is null;
select tenant_table('lateness_cause', 'select, insert, update');

-- The cause that counts, per debtor as a whole (no item) and per item; of debtors that were merged, of the one that was kept.
create view ledger_lateness_cause with (security_invoker = true) as
  select distinct on (c.organisation_id, coalesce(d.merged_into, d.id), c.item_id) c.organisation_id, c.id,
    coalesce(d.merged_into, d.id) as debtor_id, c.item_id, c.cause, c.on_day
  from lateness_cause c
  join debtor d on d.organisation_id = c.organisation_id and d.id = c.debtor_id
  where c.withdrawn_at is null
  order by c.organisation_id, coalesce(d.merged_into, d.id), c.item_id, c.on_day desc, c.id desc;

-- The last status of each electronic invoice.
create view ledger_last_status with (security_invoker = true) as
  select distinct on (s.organisation_id, s.item_id) s.organisation_id, s.item_id, i.debtor_id, s.code
  from item_status s
  join item i on i.organisation_id = s.organisation_id and i.id = s.item_id
  where not s.withdrawn and i.open_cents > 0
  order by s.organisation_id, s.item_id, s.on_day desc, s.id desc;

grant select on ledger_lateness_cause, ledger_last_status to quittance;

-- module: dialogue
-- The cause that was heard in a call or read in an answer, so that it is taken back with it.
alter table call_made add column cause_id integer;
alter table incoming_mail add column cause_id integer;
