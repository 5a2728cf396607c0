# finding
resource "google_storage_bucket" "bad" {
  name = "bad"
}
