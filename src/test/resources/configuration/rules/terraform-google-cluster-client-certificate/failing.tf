resource "google_container_cluster" "bad" {
  master_auth {
    client_certificate_config {
      # finding
      issue_client_certificate = true
    }
  }
}
