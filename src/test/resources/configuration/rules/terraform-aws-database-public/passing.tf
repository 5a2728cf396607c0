resource "aws_db_instance" "it" {
  publicly_accessible = var.public
}
variable "public" {
  type = bool
}
