resource "azurerm_storage_account" "it" {
  # finding
  enable_https_traffic_only = false
}
