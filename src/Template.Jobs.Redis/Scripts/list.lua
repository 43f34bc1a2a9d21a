-- ARGV: which (all, running, later or dead), before which id (nothing for the newest), most
-- Gives ids; those of all are the newest first, the others are in no order.
local which, before, most = ARGV[1], ARGV[2], ARGV[3]

if which == 'all' then
  local last = before == '' and '+' or '(' .. before
  return list(redis.call('ZREVRANGEBYLEX', P .. 'all', last, '-', 'LIMIT', '0', most))
end

local keys = { running = 'leases', later = 'later', dead = 'dead' }
return list(redis.call('ZRANGE', P .. keys[which], '0', '-1'))
