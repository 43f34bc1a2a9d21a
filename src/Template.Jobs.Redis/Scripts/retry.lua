-- ARGV: clock, id
-- Gives missing, queued or not-failed.
local now = clock(ARGV[1])
local status = redis.call('HGET', P .. 'job:' .. ARGV[2], 's')

if not status then
  return 'missing'
elseif status ~= 'failed' and status ~= 'dead' and status ~= 'cancelled' then
  return 'not-failed'
end

requeue(ARGV[2], now)
wake()
save_tally()
return 'queued'
