# finding
resource "aws_ecr_repository" "bad" {
  name = "bad"
}
