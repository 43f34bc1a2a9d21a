// The job service as two container apps: the API behind an ingress with TLS, the worker behind nothing.
// It stands on foundation.bicep, grants no roles and holds no secrets, so the pipeline's identity needs to be no more
// than a contributor of the resource group. Deploying the same digests again changes nothing.

@description('The environment.')
@allowed([
  'dev'
  'uat'
  'prod'
])
param environmentName string

@description('Registry and path of both images, with the slash at the end, such as registry.example/shop/.')
param imagePrefix string

@description('The digest of jobs-api, sha256: and 64 digits. A tag is not taken: it can be moved to another image.')
@minLength(71)
@maxLength(71)
param apiDigest string

@description('The digest of jobs-worker.')
@minLength(71)
@maxLength(71)
param workerDigest string

@description('The host of a private Azure Container Registry from which the identity jobs-apps may pull. Empty: the images are public.')
param registryServer string = ''

@description('Whether the API can be reached from outside of the environment.')
param apiExternal bool = true

@description('The address ranges that may call the API, in CIDR notation. Empty: all. The ingress passes every path on, /metrics too.')
param allowedRanges string[] = []

@minValue(1)
param apiMinReplicas int = 1

@minValue(1)
param apiMaxReplicas int = 3

@description('How many workers run. A fixed number: neither requests nor processor time tell how long the queue is.')
@minValue(1)
param workerReplicas int = 1

@description('How many jobs one worker runs at once.')
@minValue(1)
param workerConcurrency int = 16

@description('How long a worker may be silent before its jobs are given to others, as hh:mm:ss.')
param workerLease string = '00:00:30'

@description('How many seconds jobs may go on after the worker was told to stop.')
@minValue(0)
@maxValue(590)
param workerDrainSeconds int = 20

@description('Where traces and measurements go (OTLP). Empty: nowhere.')
param otlpEndpoint string = ''

@description('Where everything is.')
param location string = resourceGroup().location

resource appsIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: 'jobs-apps'
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: 'jobs-${uniqueString(resourceGroup().id)}'
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'jobs-logs'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 30
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: 'jobs-${environmentName}'
  location: location
  properties: {
    // Through Azure Monitor instead of the workspace directly, which would need the workspace's key in here.
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: environment
  name: 'logs'
  properties: {
    workspaceId: workspace.id
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}

var registries = empty(registryServer) ? [] : [
  {
    server: registryServer
    identity: appsIdentity.id
  }
]

// References without a version: a new version in the vault reaches the apps by itself within half an hour.
var redisUrlSecret = {
  name: 'redis-url'
  keyVaultUrl: '${vault.properties.vaultUri}secrets/redis-url'
  identity: appsIdentity.id
}

var apiKeySecret = {
  name: 'api-key'
  keyVaultUrl: '${vault.properties.vaultUri}secrets/api-key'
  identity: appsIdentity.id
}

var telemetry = empty(otlpEndpoint) ? [] : [
  {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT'
    value: otlpEndpoint
  }
]

// What API and worker must agree on.
var settings = concat(telemetry, [
  {
    name: 'ASPNETCORE_ENVIRONMENT'
    value: 'Production'
  }
  {
    name: 'DOTNET_ENVIRONMENT'
    value: 'Production'
  }
  {
    name: 'Jobs__Store'
    value: 'redis'
  }
  {
    name: 'Jobs__Redis__Url'
    secretRef: 'redis-url'
  }
])

resource api 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'jobs-api'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${appsIdentity.id}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      // One version at a time: the old one goes when the new one is ready, and stays if it never is.
      activeRevisionsMode: 'Single'
      registries: registries
      secrets: [
        redisUrlSecret
        apiKeySecret
      ]
      ingress: {
        external: apiExternal
        targetPort: 8080
        transport: 'auto'
        allowInsecure: false
        ipSecurityRestrictions: [for (allowed, i) in allowedRanges: {
          name: 'allowed-${i}'
          action: 'Allow'
          ipAddressRange: allowed
        }]
      }
    }
    template: {
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'api'
          image: '${imagePrefix}jobs-api@${apiDigest}'
          env: concat(settings, [
            {
              name: 'Api__Keys__0'
              secretRef: 'api-key'
            }
          ])
          resources: {
            // Bicep has no fractions.
            cpu: json('0.5')
            memory: '1Gi'
          }
          // Liveness never asks the store: restarting the API does not mend a store that is away.
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/health/live'
                port: 8080
              }
              periodSeconds: 6
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/health/live'
                port: 8080
              }
              periodSeconds: 10
              timeoutSeconds: 3
              failureThreshold: 3
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/health'
                port: 8080
              }
              periodSeconds: 5
              timeoutSeconds: 3
              failureThreshold: 2
            }
          ]
        }
      ]
      scale: {
        minReplicas: apiMinReplicas
        maxReplicas: apiMaxReplicas
        rules: [
          {
            name: 'requests'
            http: {
              metadata: {
                concurrentRequests: '50'
              }
            }
          }
        ]
      }
    }
  }
}

resource worker 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'jobs-worker'
  location: location
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${appsIdentity.id}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      registries: registries
      secrets: [
        redisUrlSecret
      ]
    }
    template: {
      // The drain and ten seconds: what is still running then is given to another worker when its lease ends.
      terminationGracePeriodSeconds: workerDrainSeconds + 10
      containers: [
        {
          name: 'worker'
          image: '${imagePrefix}jobs-worker@${workerDigest}'
          env: concat(settings, [
            {
              name: 'Worker__Concurrency'
              value: string(workerConcurrency)
            }
            {
              name: 'Worker__Lease'
              value: workerLease
            }
            {
              name: 'Worker__Drain'
              // hh:mm:ss
              value: '00:${padLeft(workerDrainSeconds / 60, 2, '0')}:${padLeft(workerDrainSeconds % 60, 2, '0')}'
            }
          ])
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          probes: [
            {
              type: 'Startup'
              httpGet: {
                path: '/health/live'
                port: 8081
              }
              periodSeconds: 6
              failureThreshold: 10
            }
            {
              type: 'Liveness'
              httpGet: {
                path: '/health/live'
                port: 8081
              }
              periodSeconds: 10
              timeoutSeconds: 3
              // Slower than the API's: a restart costs every job that runs here an attempt.
              failureThreshold: 6
            }
            {
              type: 'Readiness'
              httpGet: {
                path: '/health'
                port: 8081
              }
              periodSeconds: 5
              timeoutSeconds: 3
              failureThreshold: 2
            }
          ]
        }
      ]
      scale: {
        minReplicas: workerReplicas
        maxReplicas: workerReplicas
      }
    }
  }
}

@description('Where the API answers.')
output apiUrl string = 'https://${api.properties.configuration.ingress.fqdn}'
