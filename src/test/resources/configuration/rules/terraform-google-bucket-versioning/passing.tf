resource "google_storage_bucket" "good" {
  versioning {
    enabled = true
  }
}
