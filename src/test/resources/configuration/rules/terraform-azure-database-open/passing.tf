resource "azurerm_postgresql_firewall_rule" "it" {
  start_ip_address = "203.0.113.7"
  end_ip_address = "203.0.113.7"
}
