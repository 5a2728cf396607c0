# finding
resource "google_compute_subnetwork" "bad" {
  name = "bad"
}
