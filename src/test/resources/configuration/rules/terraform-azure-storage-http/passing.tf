resource "azurerm_storage_account" "it" {
  https_traffic_only_enabled = true
}
