-- Serves each review: what is said of a rule because of a flag follows who may see that flag and whose it is.
create index flag_differing_idx on flag (rule) where kind = 'RULE_ERROR' and discriminator like 'signed:%';
