resource "aws_s3_bucket" "it" {
  acl = "private"
}
