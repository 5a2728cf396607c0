resource "aws_db_instance" "it" {
  engine = "postgres"
  storage_encrypted = true
}
