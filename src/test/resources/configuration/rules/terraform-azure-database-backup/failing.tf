# finding
resource "azurerm_postgresql_server" "bad" {
  name = "bad"
}
