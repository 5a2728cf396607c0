resource "aws_eks_cluster" "good" {
  encryption_config {
    resources = ["secrets"]
  }
}
