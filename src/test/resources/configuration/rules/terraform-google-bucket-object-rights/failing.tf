# finding
resource "google_storage_bucket" "it" {
  name = "shop"
}
