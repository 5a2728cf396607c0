# finding
resource "aws_elasticsearch_domain" "bad" {
  domain_name = "bad"
}
