# finding
resource "azurerm_kubernetes_cluster" "bad" {
  name = "bad"
}
resource "azurerm_kubernetes_cluster" "old" {
  addon_profile {
    oms_agent {
      # finding
      enabled = false
    }
  }
}
