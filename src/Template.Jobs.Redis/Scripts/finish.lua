-- ARGV: clock, then for each job: id, token, kind, result, error, next attempt, event, buckets and µs of waiting and running
-- Gives 1 for each job whose lease held, else 0.
local now = clock(ARGV[1])
local out, ended, done, later, dead = {}, {}, {}, {}, {}
demand_sets('leases', 'finished', 'later', 'dead')
for i = 2, #ARGV, 11 do
  local line = ARGV[i + 2] == 'returned' and fields(ARGV[i], 'q')[1]
  if line then
    demand_line(line)
  end
end

local function add(members, score, id)
  members[#members + 1], members[#members + 2] = score, id
end

for i = 2, #ARGV, 11 do
  local id, kind, result, problem, after, event = ARGV[i], ARGV[i + 2], ARGV[i + 3], ARGV[i + 4], ARGV[i + 5], ARGV[i + 6]
  local job = P .. 'job:' .. id
  local known = fields(id, 's', 't', 'q', 'n', 'c')
  local tries = number(known[4])
  if known[1] == 'running' and known[2] == ARGV[i + 1] and known[3] and tries then
    local line, name = known[3], type_of(known[3])
    ended[#ended + 1] = id
    if event ~= '' then
      note(job, 'J' .. event)
    end
    -- A job that was called off does not wait for another attempt only to be told so.
    if known[5] and (kind == 'failed' or kind == 'returned') then
      kind = 'cancelled'
    end
    if kind == 'completed' then
      redis.call('HSET', job, 's', 'completed', 'r', result, 'ft', whole(now))
      add(done, whole(now), id)
      count('completed:' .. name, 1)
    elseif kind == 'failed' then
      redis.call('HSET', job, 's', 'failed', 'e', problem, 'ra', after)
      add(later, after, id)
      count('failed:' .. name, 1)
      count('retried:' .. name, 1)
    elseif kind == 'dead' then
      redis.call('HSET', job, 's', 'dead', 'e', problem, 'ft', whole(now))
      add(dead, whole(now), id)
      count('failed:' .. name, 1)
      count('dead:' .. name, 1)
    elseif kind == 'cancelled' then
      redis.call('HSET', job, 's', 'cancelled', 'ft', whole(now))
      add(done, whole(now), id)
      count('cancelled:' .. name, 1)
    else
      redis.call('HSET', job, 's', 'queued', 'n', whole(math.max(0, tries - 1)), 'rs', whole(now))
      redis.call('LPUSH', P .. 'ready:' .. line, id)
      count('returned:' .. name, 1)
      wake()
    end
    count('waited:' .. ARGV[i + 7], 1)
    count('waited-us', tonumber(ARGV[i + 8]))
    count('ran:' .. ARGV[i + 9], 1)
    count('ran-us', tonumber(ARGV[i + 10]))
    out[#out + 1] = '1'
  else
    out[#out + 1] = '0'
  end
end

if #ended > 0 then
  redis.call('ZREM', P .. 'leases', unpack(ended))
end
if #done > 0 then
  redis.call('ZADD', P .. 'finished', unpack(done))
end
if #later > 0 then
  redis.call('ZADD', P .. 'later', unpack(later))
end
if #dead > 0 then
  redis.call('ZADD', P .. 'dead', unpack(dead))
end
save_tally()
return out
