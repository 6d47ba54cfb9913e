# What the quickstart makes, as somebody would write it who knows nothing of the library's care.

terraform {
  required_providers {
    azuread = {
      source  = "hashicorp/azuread"
      version = "3.7.0"
    }
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "4.55.0"
    }
  }
}

provider "azuread" {}

provider "azurerm" {
  resource_provider_registrations = "none"
  resource_providers_to_register  = ["Microsoft.DigitalTwins"]
  features {}
}

data "azuread_client_config" "current" {}

resource "azurerm_resource_group" "group" {
  name     = "rg-adt-by-hand"
  location = "westeurope"
}

resource "azurerm_digital_twins_instance" "instance" {
  name                = "adt-by-hand"
  resource_group_name = azurerm_resource_group.group.name
  location            = azurerm_resource_group.group.location
}

resource "azuread_application" "client" {
  display_name = "adt-by-hand"
  owners       = [data.azuread_client_config.current.object_id]

  public_client {
    redirect_uris = ["http://localhost"]
  }

  required_resource_access {
    resource_app_id = "0b07f429-9f4b-4714-9392-cc5e8e80c8b0"
    resource_access {
      id   = "4589bd03-58cb-4e6c-b17f-b580e39652f8"
      type = "Scope"
    }
  }
}

resource "azuread_service_principal" "client" {
  client_id = azuread_application.client.client_id
  owners    = [data.azuread_client_config.current.object_id]
}

resource "azuread_application_password" "client" {
  application_id = azuread_application.client.id
}

resource "azurerm_role_assignment" "client" {
  scope                = azurerm_digital_twins_instance.instance.id
  role_definition_name = "Azure Digital Twins Data Owner"
  principal_id         = azuread_service_principal.client.object_id
}
