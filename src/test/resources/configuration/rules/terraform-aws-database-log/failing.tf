# finding
resource "aws_db_instance" "bad" {
  engine = "mysql"
}
resource "aws_neptune_cluster" "bad" {
  # finding
  enable_cloudwatch_logs_exports = []
}
