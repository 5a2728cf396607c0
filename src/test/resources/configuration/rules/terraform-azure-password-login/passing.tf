resource "azurerm_linux_virtual_machine" "it" {
  disable_password_authentication = true
}
