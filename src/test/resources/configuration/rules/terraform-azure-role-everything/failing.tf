resource "azurerm_role_definition" "bad" {
  permissions {
    # finding
    actions = ["*"]
  }
}
