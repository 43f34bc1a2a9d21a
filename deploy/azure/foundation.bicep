// What an environment stands on: identities, roles, the vault of its secrets and, if wanted, its store.
// An owner of the resource group deploys it once. It is apart from main.bicep because it grants roles: the pipeline
// deploys main.bicep every time and must not be able to grant itself anything.
//
//   az deployment group create --resource-group jobs-dev --template-file deploy/azure/foundation.bicep \
//     --parameters environmentName=dev repository=OWNER/REPOSITORY

@description('The environment, which is also the name of the GitHub environment that may deploy here.')
@allowed([
  'dev'
  'uat'
  'prod'
])
param environmentName string

@description('The repository on GitHub whose workflows may deploy here: OWNER/REPOSITORY.')
param repository string

@description('The size of a new Azure Managed Redis, such as Balanced_B0. Empty: there is a store already, and its URL is put into the vault by hand.')
param redisSku string = ''

@description('Where everything is.')
param location string = resourceGroup().location

// Built-in roles have the same identifiers in every tenant.
var contributorRole = 'b24988ac-6180-42a0-ab88-20f7382dd24c'
var secretsUserRole = '4633458b-17de-408a-b874-0445c86b69e6'

// Vault names are unique in the world; main.bicep derives the same one.
var vaultName = 'jobs-${uniqueString(resourceGroup().id)}'

// Who the two apps are: may read this vault's secrets and nothing else.
resource appsIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'jobs-apps'
  location: location
}

// Who the pipeline is.
resource deployerIdentity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'jobs-deployer'
  location: location
}

// Instead of a stored password: Azure believes the token that GitHub gives to a job of this repository in this
// environment, past its reviewers, and to no other.
resource deployerCredential 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2023-01-31' = {
  parent: deployerIdentity
  name: 'github'
  properties: {
    issuer: 'https://token.actions.githubusercontent.com'
    subject: 'repo:${repository}:environment:${environmentName}'
    audiences: [
      'api://AzureADTokenExchange'
    ]
  }
}

resource deployerRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(resourceGroup().id, deployerIdentity.id, contributorRole)
  properties: {
    principalId: deployerIdentity.properties.principalId
    // Named, because a new identity is not yet known everywhere when the role is granted.
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', contributorRole)
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: vaultName
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    // Cannot be taken back, and keeps a deleted vault's name for months: for production alone.
    enablePurgeProtection: environmentName == 'prod' ? true : null
  }
}

resource appsRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, appsIdentity.id, secretsUserRole)
  properties: {
    principalId: appsIdentity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUserRole)
  }
}

module redis 'redis.bicep' = if (!empty(redisSku)) {
  name: 'redis'
  params: {
    environmentName: environmentName
    location: location
    sku: redisSku
    vaultName: vault.name
  }
}

@description('The vault that needs the secrets api-key and, without redisSku, redis-url.')
output vaultName string = vault.name

@description('AZURE_CLIENT_ID of the GitHub environment.')
output deployerClientId string = deployerIdentity.properties.clientId

@description('Whom a private registry must let pull.')
output appsPrincipalId string = appsIdentity.properties.principalId
