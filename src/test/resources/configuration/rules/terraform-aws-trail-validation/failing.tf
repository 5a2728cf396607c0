resource "aws_cloudtrail" "it" {
  # finding
  enable_log_file_validation = false
}
