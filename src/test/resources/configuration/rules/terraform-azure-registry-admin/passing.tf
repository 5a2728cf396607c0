resource "azurerm_container_registry" "good" {
  admin_enabled = false
}
