resource "google_compute_instance" "good" {
  network_interface {
    network = "default"
  }
}
