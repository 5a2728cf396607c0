resource "azurerm_kubernetes_cluster" "good" {
  name = "good"
}
