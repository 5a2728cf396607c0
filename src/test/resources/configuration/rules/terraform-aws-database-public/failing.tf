resource "aws_db_instance" "it" {
  # finding
  publicly_accessible = true
}
