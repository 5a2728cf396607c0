# finding
resource "aws_s3_bucket" "bad" {
  bucket = "bad"
}
resource "aws_s3_bucket_server_side_encryption_configuration" "other" {
  bucket = "elsewhere"
  rule {
    apply_server_side_encryption_by_default {
      # finding
      sse_algorithm = "AES256"
    }
  }
}
