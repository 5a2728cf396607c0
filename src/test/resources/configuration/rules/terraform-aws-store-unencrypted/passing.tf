resource "aws_redshift_cluster" "good" {
  encrypted = true
}
resource "aws_neptune_cluster" "good" {
  storage_encrypted = var.encrypted
}
resource "aws_elasticsearch_domain" "good" {
  encrypt_at_rest {
    enabled = true
  }
}
