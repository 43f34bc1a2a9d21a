-- ARGV: clock, id
-- Gives missing, cancelled, requested or finished.
local now = clock(ARGV[1])
local id = ARGV[2]
local job = P .. 'job:' .. id
local known = fields(id, 's', 'q')
local status = known[1]

if not status or not known[2] then
  return 'missing'
elseif status == 'running' then
  redis.call('HSET', job, 'c', '1')
  return 'requested'
elseif status == 'cancelled' then
  return 'cancelled'
elseif status == 'completed' or status == 'dead' then
  return 'finished'
end

demand_sets('later', 'finished')
redis.call('LREM', P .. 'ready:' .. known[2], '1', id)
redis.call('ZREM', P .. 'later', id)
redis.call('HDEL', job, 'ra')
redis.call('HSET', job, 's', 'cancelled', 'ft', whole(now))
redis.call('ZADD', P .. 'finished', whole(now), id)
note(job, 'X' .. whole(now))
count('cancelled:' .. type_of(known[2]), 1)
save_tally()
return 'cancelled'
