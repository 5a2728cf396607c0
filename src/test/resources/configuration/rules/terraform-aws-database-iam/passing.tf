resource "aws_rds_cluster" "good" {
  iam_database_authentication_enabled = true
}
