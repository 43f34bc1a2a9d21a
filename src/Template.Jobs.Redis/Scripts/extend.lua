-- ARGV: clock, lease in ms, then id and token for each lease
-- Gives held, cancel or lost for each lease.
local now = clock(ARGV[1])
local expires = whole(now + tonumber(ARGV[2]))
local out, leases = {}, {}

for i = 3, #ARGV, 2 do
  local known = fields(ARGV[i], 's', 't', 'c')
  if known[1] == 'running' and known[2] == ARGV[i + 1] then
    leases[#leases + 1], leases[#leases + 2] = expires, ARGV[i]
    out[#out + 1] = known[3] and 'cancel' or 'held'
  else
    out[#out + 1] = 'lost'
  end
end

if #leases > 0 then
  redis.call('ZADD', P .. 'leases', unpack(leases))
end
return out
