-- module: ledger
-- What a slice of debtors asks for and hardly ever finds (items with a plan of their own, debtors merged into others): an index that
-- holds nothing else and knows all that is asked is taken before the database has counted anything; less than that, and every open
-- item of the slice was looked at.
drop index item_planned;
create index item_planned on item (organisation_id, debtor_id) where plan_key is not null and open_cents > 0;
drop index debtor_merged;
create index debtor_merged on debtor (organisation_id, (case when merged_into is null then id else merged_into end))
  where case when merged_into is null then id else merged_into end <> id;
