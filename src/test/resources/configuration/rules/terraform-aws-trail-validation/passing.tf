resource "aws_cloudtrail" "it" {
  enable_log_file_validation = true
}
