resource "google_container_cluster" "it" {
  enable_legacy_abac = false
}
