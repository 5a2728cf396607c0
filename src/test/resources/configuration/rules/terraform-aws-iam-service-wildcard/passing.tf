resource "aws_iam_policy" "good" {
  policy = jsonencode({
    Statement = [
      { Effect = "Allow", Action = ["s3:*"], Resource = "arn:aws:s3:::shop/*" },
      { Effect = "Deny", Action = ["iam:*"], Resource = "*" }
    ]
  })
}
data "aws_iam_policy_document" "good" {
  statement {
    effect    = "Deny"
    actions   = ["dynamodb:*"]
    resources = ["*"]
  }
}
