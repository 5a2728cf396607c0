resource "azurerm_mssql_server" "good" {
  azuread_administrator {
    login_username = "administrators"
  }
}
