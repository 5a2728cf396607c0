resource "azurerm_key_vault" "good" {
  network_acls {
    default_action = "Deny"
  }
}
