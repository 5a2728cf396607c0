resource "aws_ebs_volume" "it" {
  encrypted = true
}
