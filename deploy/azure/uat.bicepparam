// Acceptance: two of each, so that what only breaks with more than one breaks here.
using './main.bicep'

param environmentName = 'uat'

// What a deployment decides comes from outside; a missing variable stops it before anything is changed.
param imagePrefix = readEnvironmentVariable('JOBS_IMAGE_PREFIX')
param apiDigest = readEnvironmentVariable('JOBS_API_DIGEST')
param workerDigest = readEnvironmentVariable('JOBS_WORKER_DIGEST')
param registryServer = readEnvironmentVariable('JOBS_REGISTRY_SERVER', '')

param apiMinReplicas = 2
param apiMaxReplicas = 4
param workerReplicas = 2
param workerConcurrency = 16
