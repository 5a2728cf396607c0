resource "google_container_cluster" "good" {
  name = "good"
}
