resource "aws_lb_listener" "bad" {
  # finding
  ssl_policy = "ELBSecurityPolicy-TLS-1-1-2017-01"
}
resource "aws_cloudfront_distribution" "bad" {
  viewer_certificate {
    # finding
    minimum_protocol_version = "TLSv1.1_2016"
  }
}
# finding
resource "aws_opensearch_domain" "silent" {
  domain_name = "bad"
}
