resource "google_storage_bucket_iam_member" "it" {
  bucket = "shop"
  member = "user:a@example.com"
}
