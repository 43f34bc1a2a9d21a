-- ARGV: clock, most of each kind, ms to keep finished jobs, ms to keep dead jobs
-- Gives how many were due, had expired and were forgotten.
local now = clock(ARGV[1])
local most = ARGV[2]
demand_sets('later', 'leases', 'finished', 'dead')

local function before(key, limit)
  return list(redis.call('ZRANGEBYSCORE', P .. key, '-inf', whole(limit), 'LIMIT', '0', most))
end

local due = before('later', now)
for _, id in ipairs(due) do
  local job = P .. 'job:' .. id
  local known = fields(id, 's', 'q')
  local waits = known[2] and (known[1] == 'scheduled' or known[1] == 'failed')
  if waits then
    demand_line(known[2])
  end
  redis.call('ZREM', P .. 'later', id)
  if waits then
    redis.call('HSET', job, 's', 'queued', 'rs', whole(now))
    redis.call('HDEL', job, 'ra')
    redis.pcall('SADD', P .. 'types', type_of(known[2]))
    redis.call('RPUSH', P .. 'ready:' .. known[2], id)
  end
end

local expired = before('leases', now)
for _, id in ipairs(expired) do
  local job = P .. 'job:' .. id
  local known = fields(id, 's', 'n', 'm', 'q', 'w', 'c')
  local tries, limit = number(known[2]), number(known[3])
  local ran = known[1] == 'running' and tries and limit and known[4]
  if ran then
    demand_line(known[4])
  end
  redis.call('ZREM', P .. 'leases', id)
  if ran then
    local name = type_of(known[4])
    note(job, 'E' .. whole(now) .. '|' .. known[2] .. '|' .. (known[5] or ''))
    count('expired:' .. name, 1)
    if known[6] then
      redis.call('HSET', job, 's', 'cancelled', 'ft', whole(now))
      redis.call('ZADD', P .. 'finished', whole(now), id)
      count('cancelled:' .. name, 1)
    elseif tries >= limit then
      redis.call('HSET', job, 's', 'dead', 'ft', whole(now), 'e', '')
      redis.call('ZADD', P .. 'dead', whole(now), id)
      count('failed:' .. name, 1)
      count('dead:' .. name, 1)
    else
      redis.call('HSET', job, 's', 'queued', 'rs', whole(now), 'e', '')
      redis.call('LPUSH', P .. 'ready:' .. known[4], id)
      count('failed:' .. name, 1)
      count('retried:' .. name, 1)
    end
  end
end

local old = before('finished', now - tonumber(ARGV[3]))
for _, id in ipairs(old) do
  redis.call('ZREM', P .. 'finished', id)
  forget(id)
end
local dead = before('dead', now - tonumber(ARGV[4]))
for _, id in ipairs(dead) do
  redis.call('ZREM', P .. 'dead', id)
  forget(id)
end

if #due + #expired > 0 then
  wake()
end
save_tally()
return { whole(#due), whole(#expired), whole(#old + #dead) }
