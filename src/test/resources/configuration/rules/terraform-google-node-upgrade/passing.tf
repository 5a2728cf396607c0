resource "google_container_node_pool" "good" {
  management {
    auto_upgrade = true
    auto_repair  = true
  }
}
