resource "google_compute_subnetwork" "good" {
  log_config {
    aggregation_interval = "INTERVAL_10_MIN"
  }
}
resource "google_compute_subnetwork" "of_a_proxy" {
  purpose = "REGIONAL_MANAGED_PROXY"
}
