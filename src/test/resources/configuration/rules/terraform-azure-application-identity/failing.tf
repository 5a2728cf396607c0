# finding
resource "azurerm_linux_web_app" "bad" {
  name = "bad"
}
