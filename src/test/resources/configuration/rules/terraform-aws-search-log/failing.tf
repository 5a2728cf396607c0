# finding
resource "aws_opensearch_domain" "bad" {
  domain_name = "bad"
}
