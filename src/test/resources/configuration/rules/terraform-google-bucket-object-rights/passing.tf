resource "google_storage_bucket" "it" {
  uniform_bucket_level_access = true
}
