# finding
resource "azurerm_linux_virtual_machine" "bad" {
  name = "bad"
}
