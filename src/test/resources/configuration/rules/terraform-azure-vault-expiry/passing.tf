resource "azurerm_key_vault_secret" "good" {
  expiration_date = "2027-01-01T00:00:00Z"
}
