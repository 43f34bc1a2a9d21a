-- Gives jobs that wait for their time, run, are dead, are finished; then type, high and normal for each type; then the tally.
local depths = {}
for _, name in ipairs(list(redis.call('SMEMBERS', P .. 'types'))) do
  depths[#depths + 1] = name
  depths[#depths + 1] = whole(redis.call('LLEN', P .. 'ready:' .. name .. ':h'))
  depths[#depths + 1] = whole(redis.call('LLEN', P .. 'ready:' .. name .. ':n'))
end

return {
  whole(redis.call('ZCARD', P .. 'later')),
  whole(redis.call('ZCARD', P .. 'leases')),
  whole(redis.call('ZCARD', P .. 'dead')),
  whole(redis.call('ZCARD', P .. 'finished')),
  depths,
  redis.call('HGETALL', P .. 'tally'),
}
