resource "google_compute_instance" "good" {
  can_ip_forward = false
}
