# finding
resource "google_compute_instance" "bad" {
  name = "bad"
}
