# finding
resource "google_compute_ssl_policy" "bad" {
  profile = "COMPATIBLE"
}
