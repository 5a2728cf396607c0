# finding
resource "aws_eks_cluster" "bad" {
  name = "bad"
}
resource "aws_eks_cluster" "scheduler" {
  # finding
  enabled_cluster_log_types = ["scheduler"]
}
