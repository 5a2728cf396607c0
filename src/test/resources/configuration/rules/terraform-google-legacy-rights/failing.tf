resource "google_container_cluster" "it" {
  # finding
  enable_legacy_abac = true
}
