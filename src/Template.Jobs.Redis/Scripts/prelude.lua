-- Put before each script: names of keys, the clock, and what several scripts do.
-- What a script has written stays when it fails later. So whatever others may have put under these names is found
-- before the first write, or passed over: a job must never be taken from one place and not reach the next.
local P = KEYS[1]

local function whole(number)
  return string.format('%.0f', number)
end

-- The server's clock is one for all workers. A clock of the caller's is for tests.
local function clock(text)
  if text ~= '0' then
    return tonumber(text)
  end
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

-- Some servers give one element as it is and not as a list.
local function list(reply)
  if type(reply) == 'string' then
    return { reply }
  end
  return reply or {}
end

local function number(text)
  return text and #text < 16 and string.find(text, '^%d+$') and tonumber(text)
end

-- Fails when what lies under these names is something else.
local function demand_sets(...)
  for _, name in ipairs({ ... }) do
    redis.call('ZCARD', P .. name)
  end
end

local function demand_line(line)
  redis.call('LLEN', P .. 'ready:' .. line)
end

-- Some fields of a job; none when there is something else in its place.
local function fields(id, ...)
  local known = redis.pcall('HMGET', P .. 'job:' .. id, ...)
  return known.err and {} or known
end

local tally = {}

local function count(name, more)
  tally[name] = (tally[name] or 0) + more
end

local function save_tally()
  for name, sum in pairs(tally) do
    redis.pcall('HINCRBY', P .. 'tally', name, whole(sum))
  end
end

-- One sign for one worker; it leaves the next one if there is more to do.
local function wake()
  if redis.pcall('LLEN', P .. 'wake') == 0 then
    redis.call('RPUSH', P .. 'wake', '1')
  end
end

local function type_of(line)
  return string.sub(line, 1, -3)
end

local function note(job, line)
  local before = redis.call('HGET', job, 'h') or ''
  redis.call('HSET', job, 'h', before .. line .. '\n')
end

local function forget(id)
  local job = P .. 'job:' .. id
  local key = fields(id, 'k')[1]
  if key and redis.pcall('GET', P .. 'key:' .. key) == id then
    redis.call('DEL', P .. 'key:' .. key)
  end
  redis.call('DEL', job)
  redis.call('ZREM', P .. 'all', id)
end

-- Sets a job going again that failed, died or was cancelled.
local function requeue(id, line, now)
  local job = P .. 'job:' .. id
  demand_sets('later', 'dead', 'finished')
  demand_line(line)
  redis.call('ZREM', P .. 'later', id)
  redis.call('ZREM', P .. 'dead', id)
  redis.call('ZREM', P .. 'finished', id)
  redis.call('HDEL', job, 'c', 'e', 'ft', 'ra', 'w', 'st')
  redis.call('HSET', job, 's', 'queued', 'n', '0', 'rs', whole(now))
  note(job, 'R' .. whole(now))
  redis.call('RPUSH', P .. 'ready:' .. line, id)
  count('replayed:' .. type_of(line), 1)
end
