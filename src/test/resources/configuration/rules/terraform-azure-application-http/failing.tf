resource "azurerm_linux_web_app" "it" {
  # finding
  https_only = false
}
