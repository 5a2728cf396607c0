resource "azurerm_storage_container" "it" {
  container_access_type = "private"
}
