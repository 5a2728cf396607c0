resource "azurerm_network_watcher_flow_log" "bad" {
  # finding
  enabled = false
  retention_policy {
    enabled = true
    # finding
    days = 7
  }
}
