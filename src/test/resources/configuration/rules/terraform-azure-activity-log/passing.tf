resource "azurerm_monitor_log_profile" "good" {
  retention_policy {
    enabled = true
    days    = 365
  }
}
