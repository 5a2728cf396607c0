resource "azurerm_postgresql_configuration" "good" {
  name  = "log_checkpoints"
  value = "on"
}
resource "azurerm_postgresql_configuration" "other" {
  name  = "array_nulls"
  value = "off"
}
