# finding
resource "azurerm_key_vault" "bad" {
  name = "bad"
}
resource "azurerm_key_vault" "open" {
  network_acls {
    # finding
    default_action = "Allow"
  }
}
