resource "azurerm_storage_account" "good" {
  network_rules {
    default_action = "Deny"
  }
}
resource "azurerm_storage_account" "private" {
  public_network_access_enabled = false
}
resource "azurerm_storage_account" "apart" {
  name = "apart"
}
resource "azurerm_storage_account_network_rules" "apart" {
  storage_account_id = azurerm_storage_account.apart.id
  default_action     = "Deny"
}
