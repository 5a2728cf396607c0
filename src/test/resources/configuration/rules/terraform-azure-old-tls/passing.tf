resource "azurerm_storage_account" "it" {
  min_tls_version = "TLS1_2"
}
