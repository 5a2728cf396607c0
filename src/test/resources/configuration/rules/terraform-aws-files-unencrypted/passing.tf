resource "aws_efs_file_system" "it" {
  encrypted = true
}
