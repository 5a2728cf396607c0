resource "google_kms_crypto_key_iam_member" "bad" {
  # finding
  member = "allUsers"
}
