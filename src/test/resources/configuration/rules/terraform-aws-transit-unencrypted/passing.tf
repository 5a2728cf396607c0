resource "aws_elasticache_replication_group" "good" {
  transit_encryption_enabled = true
}
resource "aws_opensearch_domain" "good" {
  domain_endpoint_options {
    enforce_https = true
  }
}
resource "aws_msk_cluster" "good" {
  cluster_name = "tls-unless-said"
}
