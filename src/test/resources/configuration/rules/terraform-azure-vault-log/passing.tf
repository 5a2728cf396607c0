resource "azurerm_key_vault" "good" {
  name = "good"
}
resource "azurerm_monitor_diagnostic_setting" "good" {
  target_resource_id = azurerm_key_vault.good.id
}
