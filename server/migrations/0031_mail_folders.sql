-- module: dialogue
-- Since when a folder that is to be read is no longer where the settings say: moved, renamed or removed on the server.
-- One that was never there has a place too, with no message before it.
alter table mail_folder add column missing_since timestamptz;
