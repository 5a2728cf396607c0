resource "azurerm_mssql_server_security_alert_policy" "good" {
  state                = "Enabled"
  email_account_admins = true
}
