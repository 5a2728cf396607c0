resource "aws_db_instance" "good" {
  multi_az = true
}
