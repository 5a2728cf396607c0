resource "azurerm_linux_web_app" "good" {
  auth_settings_v2 {
    auth_enabled = true
  }
}
resource "azurerm_app_service" "good" {
  auth_settings {
    enabled = true
  }
}
