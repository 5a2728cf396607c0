resource "azurerm_mssql_server_extended_auditing_policy" "bad" {
  # finding
  retention_in_days = 30
}
