resource "google_compute_instance" "bad" {
  network_interface {
    network = "default"
    # finding
    access_config {
    }
  }
}
