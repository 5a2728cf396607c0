resource "azurerm_mssql_server" "good" {
  name = "good"
}
resource "azurerm_mssql_server_extended_auditing_policy" "good" {
  server_id = azurerm_mssql_server.good.id
}
