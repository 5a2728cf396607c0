resource "azurerm_kubernetes_cluster" "good" {
  private_cluster_enabled = true
}
resource "azurerm_kubernetes_cluster" "limited" {
  api_server_access_profile {
    authorized_ip_ranges = ["198.51.100.0/24"]
  }
}
