resource "aws_ebs_volume" "good" {
  kms_key_id = aws_kms_key.data.arn
}
resource "aws_ecr_repository" "good" {
  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.data.arn
  }
}
resource "aws_lambda_function" "nothing_to_encrypt" {
  runtime = "python3.13"
}
