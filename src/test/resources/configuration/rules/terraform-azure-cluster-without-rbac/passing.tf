resource "azurerm_kubernetes_cluster" "it" {
  role_based_access_control_enabled = true
}
