# finding
resource "aws_eks_cluster" "bad" {
  name = "bad"
}
