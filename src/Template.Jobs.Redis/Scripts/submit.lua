-- ARGV: clock, then for each job: id, line (type:h or type:n), most attempts, not before (0 for now), body, hash of the key
-- Gives for each job: id, 1 when it is new, the body of the job that was there before.
local now = clock(ARGV[1])
local out, all, lines, later = {}, {}, {}, {}
demand_sets('all', 'later')
redis.call('SCARD', P .. 'types')
for i = 3, #ARGV, 6 do
  if ARGV[i] ~= ARGV[i - 6] then
    demand_line(ARGV[i])
  end
end

for i = 2, #ARGV, 6 do
  local id, line, most, after, body, key = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3], ARGV[i + 4], ARGV[i + 5]
  local known, before
  if key ~= '' then
    known = redis.pcall('GET', P .. 'key:' .. key)
    before = type(known) == 'string' and fields(known, 'd')[1]
  end
  if before then
    out[#out + 1], out[#out + 2], out[#out + 3] = known, '0', before
  else
    local job = P .. 'job:' .. id
    local waits = tonumber(after) > now
    if key ~= '' then
      redis.call('SET', P .. 'key:' .. key, id)
      redis.call('HSET', job, 'k', key)
    end
    redis.call('HSET', job, 'd', body, 'q', line, 'm', most, 'n', '0', 's', waits and 'scheduled' or 'queued', 'rs', whole(now))
    all[#all + 1], all[#all + 2] = '0', id
    if waits then
      redis.call('HSET', job, 'ra', after)
      later[#later + 1], later[#later + 2] = after, id
    else
      lines[line] = lines[line] or {}
      lines[line][#lines[line] + 1] = id
    end
    count('submitted:' .. type_of(line), 1)
    out[#out + 1], out[#out + 2], out[#out + 3] = id, '1', ''
  end
end

if #all > 0 then
  redis.call('ZADD', P .. 'all', unpack(all))
end
if #later > 0 then
  redis.call('ZADD', P .. 'later', unpack(later))
end
for line, ids in pairs(lines) do
  redis.call('SADD', P .. 'types', type_of(line))
  redis.call('RPUSH', P .. 'ready:' .. line, unpack(ids))
  wake()
end
save_tally()
return out
