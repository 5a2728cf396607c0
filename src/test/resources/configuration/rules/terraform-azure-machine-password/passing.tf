resource "azurerm_virtual_machine" "good" {
  os_profile_linux_config {
    disable_password_authentication = true
  }
}
