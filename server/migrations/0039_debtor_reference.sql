-- module: ledger
-- The least of the few references of a debtor. Alone, `min` may be taken for the first of an index in its own order, which walks
-- through the references of everybody; `offset 0` keeps it to those of this one.
create or replace view ledger_debtor with (security_invoker = true) as
  select organisation_id, id, name, kind, kind_known, siren, country, language, address_lines, postcode, city, payment_means,
    plan_key, version,
    (select min(own.reference) from (
      select r.reference from debtor_reference r
      where r.organisation_id = debtor.organisation_id and r.debtor_id = debtor.id and r.source = 'account' offset 0) own)
      as reference
  from debtor
  where merged_into is null;
