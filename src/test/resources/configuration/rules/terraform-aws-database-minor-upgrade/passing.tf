resource "aws_db_instance" "good" {
  engine = "mysql"
}
