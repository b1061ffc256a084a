-- module: outreach
-- The steps used for a debtor, so that a day costs in proportion to the debtors whose day it is: the condition is that of
-- `outreach_used_step`.
create index act_item_debtor on act_item (organisation_id, debtor_id) where advances and position <> 'freed';
