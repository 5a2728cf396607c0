# finding
resource "azurerm_key_vault" "bad" {
  name = "bad"
}
resource "azurerm_key_vault" "off" {
  # finding
  enable_rbac_authorization = false
}
