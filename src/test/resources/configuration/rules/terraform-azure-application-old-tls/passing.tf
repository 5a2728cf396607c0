resource "azurerm_linux_web_app" "good" {
  site_config {
    minimum_tls_version = "1.2"
  }
}
