resource "google_container_cluster" "good" {
  private_cluster_config {
    enable_private_nodes = true
  }
}
