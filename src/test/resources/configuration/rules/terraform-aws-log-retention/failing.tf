# finding
resource "aws_cloudwatch_log_group" "bad" {
  name = "bad"
}
resource "aws_cloudwatch_log_group" "short" {
  # finding
  retention_in_days = 7
}
