resource "google_kms_crypto_key_iam_member" "good" {
  member = "group:keys@example.com"
}
