resource "azurerm_mssql_server" "good" {
  minimum_tls_version = "1.2"
}
