resource "aws_instance" "it" {
  root_block_device {
    encrypted = true
  }
}
