resource "azurerm_key_vault" "good" {
  rbac_authorization_enabled = true
}
resource "azurerm_key_vault" "old" {
  enable_rbac_authorization = true
}
