resource "aws_instance" "it" {
  associate_public_ip_address = false
}
