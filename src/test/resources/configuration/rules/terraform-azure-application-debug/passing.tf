resource "azurerm_linux_web_app" "good" {
  site_config {
    remote_debugging_enabled = false
  }
}
