# finding
resource "aws_s3_bucket" "open" {
  bucket = "open"
}

# finding
resource "aws_s3_bucket_public_access_block" "other" {
  bucket = "other"
  block_public_acls = true
}
