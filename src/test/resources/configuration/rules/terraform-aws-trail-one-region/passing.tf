resource "aws_cloudtrail" "it" {
  name = "all"
  is_multi_region_trail = true
}
