resource "google_storage_bucket" "good" {
  public_access_prevention = "enforced"
}
