-- ARGV: ids
-- Gives the fields of each job, an empty list for one that is not there.
local out = {}
for i = 1, #ARGV do
  local job = redis.pcall('HGETALL', P .. 'job:' .. ARGV[i])
  out[i] = job.err and {} or job
end
return out
