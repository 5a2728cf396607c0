resource "azurerm_linux_virtual_machine" "it" {
  # finding
  disable_password_authentication = false
}
