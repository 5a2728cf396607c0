resource "azurerm_storage_account" "good" {
  name = "good"
}
resource "azurerm_storage_account_customer_managed_key" "good" {
  storage_account_id = azurerm_storage_account.good.id
  key_name           = "data"
}
