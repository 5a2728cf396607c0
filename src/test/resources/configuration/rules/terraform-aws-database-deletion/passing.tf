resource "aws_rds_cluster" "good" {
  deletion_protection = true
}
