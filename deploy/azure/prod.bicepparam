// Production: more than one of each at any time.
using './main.bicep'

param environmentName = 'prod'

// What a deployment decides comes from outside; a missing variable stops it before anything is changed.
param imagePrefix = readEnvironmentVariable('JOBS_IMAGE_PREFIX')
param apiDigest = readEnvironmentVariable('JOBS_API_DIGEST')
param workerDigest = readEnvironmentVariable('JOBS_WORKER_DIGEST')
param registryServer = readEnvironmentVariable('JOBS_REGISTRY_SERVER', '')

param apiMinReplicas = 3
param apiMaxReplicas = 10
param workerReplicas = 3
param workerConcurrency = 16
