resource "google_container_node_pool" "bad" {
  management {
    # finding
    auto_upgrade = false
    auto_repair  = true
  }
}
