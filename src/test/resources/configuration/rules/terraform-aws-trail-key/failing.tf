# finding
resource "aws_cloudtrail" "it" {
  name = "all"
}
