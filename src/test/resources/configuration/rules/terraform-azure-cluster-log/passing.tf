resource "azurerm_kubernetes_cluster" "good" {
  oms_agent {
    log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id
  }
}
