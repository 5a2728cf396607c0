resource "azurerm_mssql_server" "it" {
  # finding
  public_network_access_enabled = true
}
