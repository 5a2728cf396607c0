# finding
resource "google_container_cluster" "bad" {
  name = "bad"
}
resource "google_container_cluster" "off" {
  network_policy {
    # finding
    enabled = false
  }
}
