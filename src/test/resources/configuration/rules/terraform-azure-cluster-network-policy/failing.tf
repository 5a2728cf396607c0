# finding
resource "azurerm_kubernetes_cluster" "bad" {
  name = "bad"
}
