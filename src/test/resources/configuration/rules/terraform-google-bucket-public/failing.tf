resource "google_storage_bucket_iam_member" "it" {
  bucket = "shop"
  # finding
  member = "allUsers"
}
