resource "aws_security_group" "it" {
  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group_rule" "it" {
  type      = "egress"
  from_port = 5432
  to_port   = 5432
  protocol  = "tcp"
  cidr_blocks = ["0.0.0.0/0"]
}
resource "azurerm_network_security_group" "it" {
  # closed
  security_rule {
    access                     = "Allow"
    direction                  = "Inbound"
    protocol                   = "Tcp"
    destination_port_ranges    = ["5431-5433"]
    source_address_prefix      = "10.1.0.0/16"
  }
}
resource "google_compute_firewall" "it" {
  source_ranges = ["35.235.240.0/20"]
  # closed
  allow {
    protocol = "tcp"
    ports    = ["80", "5432"]
  }
}
