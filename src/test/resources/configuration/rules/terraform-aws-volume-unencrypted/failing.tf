resource "aws_ebs_volume" "it" {
  # finding
  encrypted = false
}
