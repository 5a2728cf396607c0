resource "azurerm_postgresql_server" "it" {
  # finding
  ssl_enforcement_enabled = false
}
