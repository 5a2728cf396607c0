resource "aws_kms_key" "it" {
  enable_key_rotation = true
}
