resource "azurerm_linux_virtual_machine" "good" {
  encryption_at_host_enabled = true
}
