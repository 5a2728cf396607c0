resource "aws_s3_bucket" "good" {
  bucket = "good"
}
resource "aws_s3_bucket_logging" "good" {
  bucket        = aws_s3_bucket.good.id
  target_bucket = "logs"
}
resource "aws_s3_bucket" "old" {
  logging {
    target_bucket = "logs"
  }
}
