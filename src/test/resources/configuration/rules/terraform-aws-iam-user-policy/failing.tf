# finding
resource "aws_iam_user_policy_attachment" "bad" {
  user = "anna"
}
