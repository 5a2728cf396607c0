resource "azurerm_storage_account" "good" {
  account_replication_type = "GZRS"
}
