resource "google_compute_instance" "bad" {
  # finding
  can_ip_forward = true
}
