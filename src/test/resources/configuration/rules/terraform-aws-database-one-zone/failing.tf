resource "aws_db_instance" "bad" {
  # finding
  multi_az = false
}
