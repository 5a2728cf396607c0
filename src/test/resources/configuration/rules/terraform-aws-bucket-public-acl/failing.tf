resource "aws_s3_bucket" "it" {
  # finding
  acl = "public-read"
}
