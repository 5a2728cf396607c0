resource "aws_subnet" "bad" {
  # finding
  map_public_ip_on_launch = true
}
