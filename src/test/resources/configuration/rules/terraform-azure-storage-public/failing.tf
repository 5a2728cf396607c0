resource "azurerm_storage_account" "it" {
  # finding
  allow_nested_items_to_be_public = true
}
