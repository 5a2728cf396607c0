resource "aws_lb" "good" {
  drop_invalid_header_fields = true
}
resource "aws_lb" "reads_no_headers" {
  load_balancer_type = "network"
}
