resource "aws_db_instance" "good" {
  backup_retention_period = 7
}
resource "aws_rds_cluster" "one_day_unless_said" {
  engine = "aurora-mysql"
}
