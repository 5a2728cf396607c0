# finding
resource "azurerm_key_vault" "bad" {
  name = "bad"
}
