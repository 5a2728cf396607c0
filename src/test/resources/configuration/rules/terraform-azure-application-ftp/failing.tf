resource "azurerm_app_service" "bad" {
  site_config {
    # finding
    ftps_state = "AllAllowed"
  }
}
# finding
resource "azurerm_app_service" "silent" {
  name = "silent"
}
