resource "azurerm_app_service" "good" {
  site_config {
    ftps_state = "FtpsOnly"
  }
}
