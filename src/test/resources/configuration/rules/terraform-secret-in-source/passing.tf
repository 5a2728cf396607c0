resource "aws_db_instance" "it" {
  password = var.password
  password_wo_version = 1
}

variable "password" {
  sensitive = true
}
