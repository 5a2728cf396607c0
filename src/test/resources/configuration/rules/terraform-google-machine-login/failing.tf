resource "google_compute_instance" "bad" {
  metadata = {
    # finding
    enable-oslogin = false
  }
}
