resource "azurerm_application_gateway" "bad" {
  http_listener {
    # finding
    protocol = "Http"
  }
}
