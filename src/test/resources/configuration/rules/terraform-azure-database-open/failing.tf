resource "azurerm_postgresql_firewall_rule" "it" {
  # finding
  start_ip_address = "0.0.0.0"
  end_ip_address = "255.255.255.255"
}
