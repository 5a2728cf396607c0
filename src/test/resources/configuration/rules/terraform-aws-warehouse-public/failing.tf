resource "aws_redshift_cluster" "it" {
  # finding
  publicly_accessible = true
}
