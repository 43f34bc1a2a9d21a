-- ARGV: clock, id
-- Gives missing, queued or not-failed.
local now = clock(ARGV[1])
local known = fields(ARGV[2], 's', 'q')
local status = known[1]

if not status or not known[2] then
  return 'missing'
elseif status ~= 'failed' and status ~= 'dead' and status ~= 'cancelled' then
  return 'not-failed'
end

requeue(ARGV[2], known[2], now)
wake()
save_tally()
return 'queued'
