resource "aws_eks_cluster" "it" {
  vpc_config {
    endpoint_public_access = true
    public_access_cidrs = ["198.51.100.0/24"]
  }
}
