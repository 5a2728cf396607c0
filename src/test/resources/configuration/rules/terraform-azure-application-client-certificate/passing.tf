resource "azurerm_linux_web_app" "good" {
  client_certificate_enabled = true
}
