resource "azurerm_virtual_machine" "bad" {
  os_profile_linux_config {
    # finding
    disable_password_authentication = false
  }
}
