resource "azurerm_role_definition" "good" {
  permissions {
    actions = ["Microsoft.Compute/virtualMachines/read"]
  }
}
