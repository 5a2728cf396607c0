resource "azurerm_storage_container" "it" {
  # finding
  container_access_type = "blob"
}
