resource "google_container_node_pool" "bad" {
  # finding
  node_config {
    machine_type = "e2-medium"
  }
}
