resource "aws_ecr_repository" "it" {
  image_tag_mutability = "IMMUTABLE"
}
