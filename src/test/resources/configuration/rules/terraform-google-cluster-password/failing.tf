resource "google_container_cluster" "bad" {
  master_auth {
    # finding
    username = "admin"
  }
}
