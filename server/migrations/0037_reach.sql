-- module: access
-- Mail accounts beside the company's own: of a person, a department, a company that an accountant keeps. Each has a key that senders
-- name, a server, secrets, a mailbox and a rate of its own.
alter table company_setting add column mail_accounts jsonb not null default '[]';

-- module: outreach
-- Whose queue it waits in: the key of an account. Null: the company's own.
alter table message add column mail_account text;
-- The mailbox that it was handed to, as its user at its server: only among what that one sent can it be looked for. Null: handed
-- over before this was noted, by the company's own account.
alter table message add column sent_through text;

-- module: dialogue
-- Each account has its folders; '' is the company's own.
alter table mail_folder add column account text not null default '';
alter table mail_folder drop constraint mail_folder_pkey;
alter table mail_folder add primary key (organisation_id, account, folder);
-- Where it came in, and so from where a reply leaves. Null: the company's own account.
alter table incoming_mail add column mail_account text;

-- module: outreach
-- Texts of SMS are the company's to change like the others.
alter table text_version drop constraint text_version_name_check;
alter table text_version add constraint text_version_name_check
  check (name ~ '^(fr|en)/(business|public|consumer)/[a-z0-9-]{1,40}(/letter|/sms)?$');
