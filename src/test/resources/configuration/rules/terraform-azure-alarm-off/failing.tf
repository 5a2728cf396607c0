resource "azurerm_mssql_server_security_alert_policy" "bad" {
  # finding
  state = "Disabled"
  # finding
  disabled_alerts = ["Sql_Injection"]
  # finding
  email_account_admins = false
}
