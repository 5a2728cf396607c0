resource "google_compute_instance" "good" {
  metadata = {
    enable-oslogin = true
  }
}
