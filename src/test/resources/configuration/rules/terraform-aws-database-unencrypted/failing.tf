# finding
resource "aws_db_instance" "it" {
  engine = "postgres"
}
