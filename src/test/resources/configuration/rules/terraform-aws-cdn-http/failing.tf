resource "aws_cloudfront_distribution" "bad" {
  default_cache_behavior {
    # finding
    viewer_protocol_policy = "allow-all"
  }
}
