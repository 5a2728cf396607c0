resource "azurerm_postgresql_configuration" "bad" {
  name = "log_checkpoints"
  # finding
  value = "off"
}
