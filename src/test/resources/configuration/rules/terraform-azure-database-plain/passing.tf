resource "azurerm_postgresql_server" "it" {
  ssl_enforcement_enabled = true
}
