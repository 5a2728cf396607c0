resource "aws_instance" "it" {
  # finding
  root_block_device {
    volume_size = 8
  }
}
