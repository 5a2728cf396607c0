resource "aws_vpc" "good" {
  cidr_block = "10.1.0.0/16"
}
resource "aws_flow_log" "good" {
  vpc_id       = aws_vpc.good.id
  traffic_type = "ALL"
}
