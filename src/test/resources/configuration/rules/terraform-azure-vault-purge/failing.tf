# finding
resource "azurerm_key_vault" "it" {
  name = "shop"
}
