-- module: outreach
-- A message that two people have to release: who said yes first, and who after them. One row per act, since an act whose amounts
-- change is another act. Taken back, the row goes; the journal keeps that there was one.
create table act_approval (
  organisation_id integer not null,
  act_id integer not null,
  first_person_id integer not null,
  first_name text not null,
  first_at timestamptz not null,
  second_person_id integer,
  second_name text,
  second_at timestamptz,
  primary key (organisation_id, act_id),
  foreign key (organisation_id, act_id) references act (organisation_id, id),
  check (second_person_id <> first_person_id),
  check ((second_person_id is null) = (second_at is null))
);
select tenant_table('act_approval', 'select, insert, update, delete');
