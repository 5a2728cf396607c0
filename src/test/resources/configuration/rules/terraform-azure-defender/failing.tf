resource "azurerm_security_center_subscription_pricing" "bad" {
  # finding
  tier = "Free"
}
