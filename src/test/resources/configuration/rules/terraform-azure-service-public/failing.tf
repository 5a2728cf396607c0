# finding
resource "azurerm_key_vault" "bad" {
  name = "bad"
}
resource "azurerm_storage_account" "bad" {
  # finding
  public_network_access_enabled = true
}
