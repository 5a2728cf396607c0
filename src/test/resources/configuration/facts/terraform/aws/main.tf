provider "aws" {
  region = "eu-west-1"
}
resource "aws_security_group" "web" {
  tags = {
    DataClassification = "personal"
  }
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  ingress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["10.0.0.0/8"]
  }
}
resource "aws_lb_listener" "web" {
  port     = 443
  protocol = "HTTPS"
}
resource "aws_elb" "old" {
  availability_zones = ["eu-west-1a"]
  listener {
    lb_port     = 80
    lb_protocol = "http"
  }
}
