// A store for the jobs, and its URL in the vault. It is Azure Managed Redis: Azure Cache for Redis is being retired
// and cannot be created any more in tenants that have none.

@description('The environment: production gets a replica.')
param environmentName string

@description('The size, such as Balanced_B0.')
param sku string

@description('The vault that receives the secret redis-url.')
param vaultName string

@description('Where it is.')
param location string = resourceGroup().location

// The port of Azure Managed Redis.
var port = 10000

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

resource cluster 'Microsoft.Cache/redisEnterprise@2025-07-01' = {
  name: 'jobs-${uniqueString(resourceGroup().id)}'
  location: location
  sku: {
    name: sku
  }
  properties: {
    highAvailability: environmentName == 'prod' ? 'Enabled' : 'Disabled'
    minimumTlsVersion: '1.2'
    // The apps come over the public address, with TLS and the key. For a private endpoint, give the container apps
    // environment a network of yours and turn this off.
    publicNetworkAccess: 'Enabled'
  }
}

resource database 'Microsoft.Cache/redisEnterprise/databases@2025-07-01' = {
  parent: cluster
  name: 'default'
  properties: {
    clientProtocol: 'Encrypted'
    port: port
    // A script of the queue touches several keys at once, which a sharded database refuses.
    clusteringPolicy: 'NoCluster'
    // A full store refuses new jobs. Any other policy would throw away old ones.
    evictionPolicy: 'NoEviction'
    // The service takes its password from the URL.
    accessKeysAuthentication: 'Enabled'
    persistence: {
      aofEnabled: true
      aofFrequency: '1s'
    }
  }
}

resource url 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'redis-url'
  properties: {
    // The key is base64, and its signs have other meanings in a URL.
    value: 'rediss://:${uriComponent(database.listKeys().primaryKey)}@${cluster.properties.hostName}:${port}/0'
  }
}
