resource "google_compute_instance" "it" {
  metadata = {
    enable-oslogin = true
  }
}
