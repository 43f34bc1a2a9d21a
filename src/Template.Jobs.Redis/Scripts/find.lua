-- ARGV: ids
-- Gives the fields of each job, an empty list for one that is not there.
local out = {}
for i = 1, #ARGV do
  out[i] = redis.call('HGETALL', P .. 'job:' .. ARGV[i])
end
return out
