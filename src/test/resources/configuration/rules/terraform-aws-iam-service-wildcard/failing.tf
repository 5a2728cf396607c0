resource "aws_iam_policy" "bad" {
  # finding
  policy = jsonencode({
    Statement = [{ Effect = "Allow", Action = ["s3:*"], Resource = "*" }]
  })
}
data "aws_iam_policy_document" "bad" {
  # finding
  statement {
    actions   = ["dynamodb:*"]
    resources = ["*"]
  }
}
