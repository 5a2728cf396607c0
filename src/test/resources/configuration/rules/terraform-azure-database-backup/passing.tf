resource "azurerm_postgresql_server" "good" {
  geo_redundant_backup_enabled = true
}
