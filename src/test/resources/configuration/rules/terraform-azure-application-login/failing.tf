# finding
resource "azurerm_linux_web_app" "bad" {
  name = "bad"
}
resource "azurerm_app_service" "off" {
  auth_settings {
    # finding
    enabled = false
  }
}
