resource "azurerm_mssql_server_extended_auditing_policy" "good" {
  retention_in_days = 90
}
resource "azurerm_mssql_server_extended_auditing_policy" "for_ever" {
  retention_in_days = 0
}
