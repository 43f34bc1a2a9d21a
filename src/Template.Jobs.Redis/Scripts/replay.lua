-- ARGV: clock, most, type (nothing for all), from which rank
-- Gives how many were set going again and the rank to go on from; -1 when there are no more.
local now = clock(ARGV[1])
local most, wanted, from = tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])
local look = 500
local ids = list(redis.call('ZRANGE', P .. 'dead', whole(from), whole(from + look - 1)))
local replayed, passed = 0, 0

for _, id in ipairs(ids) do
  local line = fields(id, 'q')[1]
  if replayed < most and line and (wanted == '' or type_of(line) == wanted) then
    requeue(id, line, now)
    replayed = replayed + 1
  else
    passed = passed + 1
  end
end

if replayed > 0 then
  wake()
end
save_tally()
local next = from + passed
if #ids < look then
  next = -1
end
return { whole(replayed), whole(next) }
