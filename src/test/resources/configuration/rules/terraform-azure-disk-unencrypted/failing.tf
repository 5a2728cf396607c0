resource "azurerm_managed_disk" "bad" {
  encryption_settings {
    # finding
    enabled = false
  }
}
