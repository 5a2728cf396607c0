resource "aws_s3_bucket_policy" "it" {
  bucket = "shop"
  # finding
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "*" }]
  })
}
