resource "aws_cloudfront_distribution" "good" {
  default_cache_behavior {
    viewer_protocol_policy = "redirect-to-https"
  }
}
