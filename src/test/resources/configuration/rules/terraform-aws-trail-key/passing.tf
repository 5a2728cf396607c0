resource "aws_cloudtrail" "it" {
  name = "all"
  kms_key_id = aws_kms_key.logs.arn
}
