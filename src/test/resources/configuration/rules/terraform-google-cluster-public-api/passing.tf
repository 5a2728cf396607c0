resource "google_container_cluster" "good" {
  master_authorized_networks_config {
    cidr_blocks {
      cidr_block = "198.51.100.0/24"
    }
  }
}
resource "google_container_cluster" "private" {
  private_cluster_config {
    enable_private_endpoint = true
  }
}
