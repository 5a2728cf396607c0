resource "azurerm_key_vault" "it" {
  purge_protection_enabled = true
}
