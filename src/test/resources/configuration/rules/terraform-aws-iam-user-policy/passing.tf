resource "aws_iam_group_policy_attachment" "good" {
  group = "developers"
}
