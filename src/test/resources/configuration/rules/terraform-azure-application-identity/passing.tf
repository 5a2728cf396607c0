resource "azurerm_linux_web_app" "good" {
  identity {
    type = "SystemAssigned"
  }
}
