resource "aws_ecr_repository" "it" {
  # finding
  image_tag_mutability = "MUTABLE"
}
