# finding
resource "azurerm_mssql_server" "bad" {
  name = "bad"
}
