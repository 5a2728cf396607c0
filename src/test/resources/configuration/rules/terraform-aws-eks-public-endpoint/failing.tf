resource "aws_eks_cluster" "it" {
  vpc_config {
    # finding
    endpoint_public_access = true
  }
}
