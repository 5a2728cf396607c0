# finding
resource "aws_redshift_cluster" "bad" {
  node_type = "ra3.large"
}
resource "aws_neptune_cluster" "bad" {
  # finding
  storage_encrypted = false
}
resource "aws_elasticsearch_domain" "bad" {
  encrypt_at_rest {
    # finding
    enabled = false
  }
}
