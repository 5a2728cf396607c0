# finding
resource "azurerm_storage_account" "bad" {
  name = "bad"
}
resource "azurerm_storage_account" "open" {
  network_rules {
    # finding
    default_action = "Allow"
  }
}
