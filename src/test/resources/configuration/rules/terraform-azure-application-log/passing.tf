resource "azurerm_linux_web_app" "good" {
  logs {
    http_logs {
      file_system {
        retention_in_days = 90
      }
    }
  }
}
