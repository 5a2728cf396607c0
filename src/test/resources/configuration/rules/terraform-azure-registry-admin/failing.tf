resource "azurerm_container_registry" "bad" {
  # finding
  admin_enabled = true
}
