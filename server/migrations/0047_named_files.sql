-- module: ledger
-- The files that rows name, by module: what no row names any more, or never did, is cleared away (intake).
create view ledger_named_file with (security_invoker = true) as
  select organisation_id, sha256
  from document;
grant select on ledger_named_file to quittance;

-- module: outreach
create view outreach_named_file with (security_invoker = true) as
  select organisation_id, letter_sha256 as sha256 from message where letter_sha256 is not null
  union all
  select organisation_id, sha256 from message_enclosure
  union all
  select organisation_id, logo_sha256 from message_style where logo_sha256 is not null
  union all
  select organisation_id, deposit_sha256 from registered_letter where deposit_sha256 is not null
  union all
  select organisation_id, receipt_sha256 from registered_letter where receipt_sha256 is not null;
grant select on outreach_named_file to quittance;

-- module: dialogue
create view dialogue_named_file with (security_invoker = true) as
  select organisation_id, raw_sha256 as sha256 from incoming_mail
  union all
  select m.organisation_id, a.attachment ->> 'sha256'
  from incoming_mail m, jsonb_array_elements(m.attachments) as a (attachment);
grant select on dialogue_named_file to quittance;
