resource "azurerm_linux_web_app" "it" {
  https_only = true
}
