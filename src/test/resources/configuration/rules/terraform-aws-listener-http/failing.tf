resource "aws_lb_listener" "it" {
  port = 80
  # finding
  protocol = "HTTP"
  default_action {
    type = "forward"
  }
}
