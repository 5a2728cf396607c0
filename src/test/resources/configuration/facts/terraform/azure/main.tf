variable "place" {
  default = "westeurope"
}
resource "azurerm_network_security_rule" "ssh" {
  access                 = "Allow"
  direction              = "Inbound"
  protocol               = "Tcp"
  source_address_prefix  = "*"
  destination_port_range = "22"
}
resource "azurerm_lb_rule" "web" {
  protocol      = "Tcp"
  frontend_port = 443
}
resource "azurerm_container_group" "shop" {
  location = var.place
  container {
    image = "shop.azurecr.io/web:1.2.3"
  }
}
