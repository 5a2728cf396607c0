resource "aws_lambda_function" "bad" {
  # finding
  runtime = "nodejs12.x"
}
