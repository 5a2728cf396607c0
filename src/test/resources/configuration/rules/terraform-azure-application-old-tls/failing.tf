resource "azurerm_linux_web_app" "bad" {
  site_config {
    # finding
    minimum_tls_version = "1.1"
  }
}
