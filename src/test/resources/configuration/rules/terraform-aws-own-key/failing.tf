# finding
resource "aws_ebs_volume" "bad" {
  encrypted = true
}
resource "aws_ecr_repository" "bad" {
  # finding
  encryption_configuration {
    encryption_type = "AES256"
  }
}
# finding
resource "aws_lambda_function" "bad" {
  environment {
    variables = { LEVEL = "debug" }
  }
}
