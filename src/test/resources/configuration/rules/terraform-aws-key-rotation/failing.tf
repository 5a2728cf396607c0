# finding
resource "aws_kms_key" "it" {
  description = "shop"
}
