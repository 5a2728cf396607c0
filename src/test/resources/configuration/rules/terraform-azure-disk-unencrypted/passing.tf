resource "azurerm_managed_disk" "good" {
  name = "good"
}
