resource "aws_default_security_group" "good" {
  vpc_id = aws_vpc.main.id
}
