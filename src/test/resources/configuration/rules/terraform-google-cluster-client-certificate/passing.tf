resource "google_container_cluster" "good" {
  master_auth {
    client_certificate_config {
      issue_client_certificate = false
    }
  }
}
