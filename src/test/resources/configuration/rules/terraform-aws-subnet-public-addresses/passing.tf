resource "aws_subnet" "good" {
  cidr_block = "10.0.1.0/24"
}
