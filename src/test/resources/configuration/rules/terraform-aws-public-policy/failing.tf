resource "aws_sqs_queue" "bad" {
  # finding
  policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "sqs:SendMessage" }] })
}
data "aws_iam_policy_document" "bad" {
  # finding
  statement {
    actions = ["es:*"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}
