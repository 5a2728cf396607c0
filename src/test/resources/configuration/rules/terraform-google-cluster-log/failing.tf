resource "google_container_cluster" "bad" {
  # finding
  logging_service = "none"
  # finding
  monitoring_service = "none"
}
