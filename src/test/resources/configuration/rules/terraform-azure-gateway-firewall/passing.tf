resource "azurerm_application_gateway" "good" {
  waf_configuration {
    enabled = true
  }
}
resource "azurerm_application_gateway" "by_policy" {
  firewall_policy_id = azurerm_web_application_firewall_policy.main.id
}
