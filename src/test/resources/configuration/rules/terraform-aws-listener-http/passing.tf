resource "aws_lb_listener" "it" {
  port = 80
  protocol = "HTTP"
  default_action {
    type = "redirect"
  }
}
