-- module: outreach
-- What ends names its acts: an index that knows them by number is asked for these alone. By their state alone each of five thousand
-- messages walked through all acts that waited beside it.
drop index act_waiting;
create index act_waiting on act (organisation_id, state, id) where state in ('planned', 'released', 'unknown');

-- What the standing of a text was read from: day, version of the settings, holds of all, version of the debtor. Null where a person
-- wrote the text.
alter table message add column standing_mark text;

-- The HTML of an e-mail is kept deflated by the program (packed-html.ts). What there is becomes the same, in blocks that are merely
-- stored (RFC 1951, 3.2.4): each its length twice, the second time with every bit turned, and the last one marked.
create function deflate_stored(text text) returns bytea language sql immutable strict as $$
  select string_agg(
    set_byte('\x00'::bytea, 0, (n = last)::int)
      || set_byte(set_byte('\x0000'::bytea, 0, length(part) % 256), 1, length(part) / 256)
      || set_byte(set_byte('\x0000'::bytea, 0, 255 - length(part) % 256), 1, 255 - length(part) / 256) || part,
    '\x'::bytea order by n)
  from (select convert_to(text, 'UTF8') as bytes) b,
    lateral (select greatest(0, (length(bytes) - 1) / 65535) as last) l,
    lateral generate_series(0, last) as n,
    lateral (select substr(bytes, n * 65535 + 1, 65535) as part) p
$$;
alter table message add column packed_html bytea;
-- All companies' at once: who makes the tables is bound by their rows' security as everybody else.
alter table message no force row level security;
update message set packed_html = deflate_stored(body_html) where body_html is not null;
alter table message force row level security;
alter table message drop column body_html;
drop function deflate_stored;
