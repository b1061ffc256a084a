-- module: ledger
-- What every day asks of every company and nearly always finds nothing of: answered without reading its items and debtors.

-- The currencies in which something is open, besides the euro.
create index item_other_currency on item (organisation_id, currency) where currency <> 'EUR' and open_cents > 0;

-- Who was merged into another: the condition is that of `ledger_debtor_alias`.
create index debtor_merged on debtor (organisation_id) where coalesce(merged_into, id) <> id;
