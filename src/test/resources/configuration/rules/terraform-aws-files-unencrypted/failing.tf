# finding
resource "aws_efs_file_system" "it" {
  creation_token = "shop"
}
