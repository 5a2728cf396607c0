resource "aws_eks_cluster" "good" {
  enabled_cluster_log_types = ["api", "audit"]
}
