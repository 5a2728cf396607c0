# finding
resource "google_container_cluster" "bad" {
  name = "bad"
}
