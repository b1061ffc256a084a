-- module: outreach
-- What left by e-mail, for whoever reads the answers.
create view outreach_sent_email with (security_invoker = true) as
  select organisation_id, id, debtor_id, message_id, recipient_email, ended_on as left_on
  from message
  where channel = 'email' and state in ('accepted', 'unknown', 'bounced') and message_id is not null;
grant select on outreach_sent_email to quittance;
