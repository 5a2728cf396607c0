resource "google_storage_bucket" "good" {
  logging {
    log_bucket = "logs"
  }
}
