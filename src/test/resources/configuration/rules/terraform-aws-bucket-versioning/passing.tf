resource "aws_s3_bucket" "it" {
  bucket = "mine"
}

resource "aws_s3_bucket_versioning" "it" {
  bucket = aws_s3_bucket.it.id
  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket" "old" {
  versioning {
    enabled = true
  }
}
