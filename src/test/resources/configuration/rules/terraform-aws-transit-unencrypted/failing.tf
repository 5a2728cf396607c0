# finding
resource "aws_elasticache_replication_group" "bad" {
  engine = "redis"
}
resource "aws_opensearch_domain" "bad" {
  domain_endpoint_options {
    # finding
    enforce_https = false
  }
}
resource "aws_msk_cluster" "bad" {
  encryption_info {
    encryption_in_transit {
      # finding
      client_broker = "TLS_PLAINTEXT"
    }
  }
}
