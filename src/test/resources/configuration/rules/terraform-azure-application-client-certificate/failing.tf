# finding
resource "azurerm_linux_web_app" "bad" {
  name = "bad"
}
resource "azurerm_app_service" "off" {
  # finding
  client_cert_enabled = false
}
