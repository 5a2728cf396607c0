resource "aws_lambda_function" "good" {
  runtime = "nodejs22.x"
}
