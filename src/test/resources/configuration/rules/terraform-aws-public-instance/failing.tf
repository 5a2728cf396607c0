resource "aws_instance" "it" {
  # finding
  associate_public_ip_address = true
}
