resource "aws_db_instance" "bad" {
  # finding
  backup_retention_period = 0
}
# finding
resource "aws_db_instance" "silent" {
  engine = "mysql"
}
