resource "google_container_node_pool" "good" {
  node_config {
    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }
}
