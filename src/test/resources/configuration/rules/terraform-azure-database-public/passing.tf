resource "azurerm_mssql_server" "it" {
  public_network_access_enabled = false
}
