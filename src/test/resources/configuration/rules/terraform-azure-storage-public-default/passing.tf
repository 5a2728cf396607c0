resource "azurerm_storage_account" "good" {
  allow_nested_items_to_be_public = false
}
