resource "aws_db_instance" "good" {
  enabled_cloudwatch_logs_exports = ["audit", "error"]
}
resource "aws_neptune_cluster" "good" {
  enable_cloudwatch_logs_exports = ["audit"]
}
