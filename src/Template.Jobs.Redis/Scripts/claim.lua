-- ARGV: clock, lease in ms, worker, token, most, round, high, then type and count for each type
-- Gives for each job: id, attempt, body, ms waited.
local now = clock(ARGV[1])
local expires = whole(now + tonumber(ARGV[2]))
local worker, token, most, round, high = ARGV[3], ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local out, leases = {}, {}
local claimed, more = 0, false

local function take(line, number)
  local taken = 0
  while taken < number do
    local ids = list(redis.call('LPOP', P .. 'ready:' .. line, whole(number - taken)))
    if #ids == 0 then
      break
    end
    for _, id in ipairs(ids) do
      local job = P .. 'job:' .. id
      local known = redis.call('HMGET', job, 's', 'n', 'd', 'rs')
      if known[1] == 'queued' then
        local attempt = whole(tonumber(known[2]) + 1)
        redis.call('HSET', job, 's', 'running', 'n', attempt, 't', token, 'st', whole(now), 'w', worker)
        leases[#leases + 1], leases[#leases + 2] = expires, id
        out[#out + 1], out[#out + 2], out[#out + 3], out[#out + 4] = id, attempt, known[3], whole(now - tonumber(known[4]))
        taken = taken + 1
      end
    end
  end
  return taken
end

local function before(turn)
  return math.floor(turn / round) * high + math.min(turn % round, high)
end

for i = 8, #ARGV, 2 do
  local name, wanted = ARGV[i], math.min(tonumber(ARGV[i + 1]), most - claimed)
  if wanted > 0 then
    local turn = tonumber(redis.call('HGET', P .. 'turn', name) or '0')
    local share = before(turn + wanted) - before(turn)
    local taken = take(name .. ':h', share)
    taken = taken + take(name .. ':n', wanted - share)
    taken = taken + take(name .. ':h', wanted - taken)
    taken = taken + take(name .. ':n', wanted - taken)
    if taken > 0 then
      redis.call('HSET', P .. 'turn', name, whole((turn + taken) % round))
    end
    claimed = claimed + taken
    more = more or taken == wanted
  end
end

if #leases > 0 then
  redis.call('ZADD', P .. 'leases', unpack(leases))
end
if more then
  for i = 8, #ARGV, 2 do
    if redis.call('LLEN', P .. 'ready:' .. ARGV[i] .. ':h') + redis.call('LLEN', P .. 'ready:' .. ARGV[i] .. ':n') > 0 then
      wake()
      break
    end
  end
end
return out
