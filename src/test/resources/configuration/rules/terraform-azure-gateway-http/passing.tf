resource "azurerm_application_gateway" "good" {
  http_listener {
    protocol = "Https"
  }
}
