resource "google_container_cluster" "good" {
  master_auth {
    username = ""
  }
}
