resource "azurerm_key_vault" "good" {
  public_network_access_enabled = false
}
