resource "aws_elasticsearch_domain" "good" {
  node_to_node_encryption {
    enabled = true
  }
}
