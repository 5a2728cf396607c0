resource "azurerm_storage_account" "it" {
  # finding
  min_tls_version = "TLS1_0"
}
