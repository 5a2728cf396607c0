# finding
resource "google_kms_crypto_key" "bad" {
  name = "bad"
}
resource "google_kms_crypto_key" "seldom" {
  # finding
  rotation_period = "31536000s"
}
