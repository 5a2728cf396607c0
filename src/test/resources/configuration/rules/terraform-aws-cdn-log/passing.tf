resource "aws_cloudfront_distribution" "good" {
  logging_config {
    bucket = "logs.s3.amazonaws.com"
  }
}
