resource "google_compute_instance" "it" {
  metadata = {
    # finding
    serial-port-enable = true
  }
}
