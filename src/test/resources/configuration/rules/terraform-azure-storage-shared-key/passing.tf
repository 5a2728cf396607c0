resource "azurerm_storage_account" "good" {
  shared_access_key_enabled = false
}
