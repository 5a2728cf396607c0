resource "aws_redshift_cluster" "it" {
  publicly_accessible = false
}
