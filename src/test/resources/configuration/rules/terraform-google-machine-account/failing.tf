resource "google_compute_instance" "bad" {
  # finding
  service_account {
    scopes = ["https://www.googleapis.com/auth/cloud-platform"]
  }
}
