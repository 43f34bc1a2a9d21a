// Development: one of each.
using './main.bicep'

param environmentName = 'dev'

// What a deployment decides comes from outside; a missing variable stops it before anything is changed.
param imagePrefix = readEnvironmentVariable('JOBS_IMAGE_PREFIX')
param apiDigest = readEnvironmentVariable('JOBS_API_DIGEST')
param workerDigest = readEnvironmentVariable('JOBS_WORKER_DIGEST')
param registryServer = readEnvironmentVariable('JOBS_REGISTRY_SERVER', '')

param apiMinReplicas = 1
param apiMaxReplicas = 2
param workerReplicas = 1
param workerConcurrency = 16
