# finding
resource "azurerm_application_gateway" "bad" {
  name = "bad"
}
