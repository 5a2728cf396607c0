resource "aws_s3_bucket_policy" "it" {
  bucket = "shop"
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = { AWS = "arn:aws:iam::123456789012:root" }, Action = "s3:GetObject", Resource = "*" }]
  })
}
