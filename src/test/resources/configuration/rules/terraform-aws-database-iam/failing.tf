# finding
resource "aws_rds_cluster" "bad" {
  engine = "aurora-mysql"
}
