# finding
resource "aws_lb" "bad" {
  internal = true
}
# finding
resource "aws_elb" "old" {
  internal = true
}
