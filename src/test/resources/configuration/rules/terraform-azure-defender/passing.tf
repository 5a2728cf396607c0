resource "azurerm_security_center_subscription_pricing" "good" {
  tier = "Standard"
}
