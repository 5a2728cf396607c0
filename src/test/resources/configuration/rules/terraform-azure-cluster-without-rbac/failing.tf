resource "azurerm_kubernetes_cluster" "it" {
  # finding
  role_based_access_control_enabled = false
}
