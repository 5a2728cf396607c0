resource "aws_security_group" "it" {
  # finding
  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
# finding
resource "aws_security_group_rule" "it" {
  type      = "ingress"
  from_port = 0
  to_port   = 5432
  protocol  = "tcp"
  cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]
}
resource "azurerm_network_security_group" "it" {
  # finding
  security_rule {
    access                     = "Allow"
    direction                  = "Inbound"
    protocol                   = "Tcp"
    destination_port_ranges    = ["5431-5433"]
    source_address_prefix      = "*"
  }
}
resource "google_compute_firewall" "it" {
  source_ranges = ["0.0.0.0/0"]
  # finding
  allow {
    protocol = "tcp"
    ports    = ["80", "5432"]
  }
}
