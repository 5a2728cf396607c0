resource "azurerm_storage_account" "bad" {
  # finding
  account_replication_type = "LRS"
}
