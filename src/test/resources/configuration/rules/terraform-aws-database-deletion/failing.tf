# finding
resource "aws_rds_cluster" "bad" {
  engine = "aurora-mysql"
}
resource "aws_db_instance" "bad" {
  # finding
  deletion_protection = false
}
