resource "azurerm_storage_account" "it" {
  allow_nested_items_to_be_public = false
}
