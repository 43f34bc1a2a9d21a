-- ARGV: clock, lease in ms, worker, token, most, round, high, then type and count for each type
-- Gives for each job: id, attempt, body, ms waited.
local now = clock(ARGV[1])
local expires = whole(now + tonumber(ARGV[2]))
local worker, token, most, round, high = ARGV[3], ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local out, leases = {}, {}
local claimed, more = 0, false
demand_sets('leases')

local function take(line, wanted)
  local taken = 0
  while taken < wanted do
    local ids = list(redis.pcall('LPOP', P .. 'ready:' .. line, whole(wanted - taken)))
    if #ids == 0 then
      break
    end
    for _, id in ipairs(ids) do
      local job = P .. 'job:' .. id
      local known = fields(id, 's', 'n', 'd', 'rs')
      local tries, ready = number(known[2]), number(known[4])
      if known[1] == 'queued' and tries and known[3] and ready then
        local attempt = whole(tries + 1)
        redis.call('HSET', job, 's', 'running', 'n', attempt, 't', token, 'st', whole(now), 'w', worker)
        leases[#leases + 1], leases[#leases + 2] = expires, id
        out[#out + 1], out[#out + 2], out[#out + 3], out[#out + 4] = id, attempt, known[3], whole(now - ready)
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
    local turn = redis.pcall('HGET', P .. 'turn', name)
    turn = type(turn) == 'string' and number(turn) or 0
    local share = before(turn + wanted) - before(turn)
    local taken = take(name .. ':h', share)
    taken = taken + take(name .. ':n', wanted - share)
    taken = taken + take(name .. ':h', wanted - taken)
    taken = taken + take(name .. ':n', wanted - taken)
    if taken > 0 then
      redis.pcall('HSET', P .. 'turn', name, whole((turn + taken) % round))
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
    local high_left, left = redis.pcall('LLEN', P .. 'ready:' .. ARGV[i] .. ':h'), redis.pcall('LLEN', P .. 'ready:' .. ARGV[i] .. ':n')
    if type(high_left) == 'number' and high_left > 0 or type(left) == 'number' and left > 0 then
      wake()
      break
    end
  end
end
return out
