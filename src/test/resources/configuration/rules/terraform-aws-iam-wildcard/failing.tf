resource "aws_iam_policy" "it" {
  # finding
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["*"]
      Resource = "*"
    }]
  })
}
resource "aws_iam_role_policy" "text" {
  # finding
  policy = <<-EOF
    {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
  EOF
}
