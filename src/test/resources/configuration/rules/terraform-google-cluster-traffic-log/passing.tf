resource "google_container_cluster" "good" {
  enable_intranode_visibility = true
}
