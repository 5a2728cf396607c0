# finding
resource "aws_lb" "bad" {
  internal = true
}
