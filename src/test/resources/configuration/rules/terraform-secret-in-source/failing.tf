provider "aws" {
  # finding
  secret_key = "planted example"
}

resource "aws_db_instance" "it" {
  # finding
  password = "planted-example-only"
}
