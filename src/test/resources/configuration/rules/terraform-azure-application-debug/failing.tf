resource "azurerm_linux_web_app" "bad" {
  site_config {
    # finding
    remote_debugging_enabled = true
  }
}
