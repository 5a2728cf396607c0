resource "azurerm_storage_account" "good" {
  blob_properties {
    delete_retention_policy {
      days = 7
    }
  }
}
