resource "aws_lb" "good" {
  access_logs {
    bucket  = "logs"
    enabled = true
  }
}
resource "aws_elb" "good" {
  access_logs {
    bucket = "logs"
  }
}
