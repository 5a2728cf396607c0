resource "google_kms_crypto_key" "good" {
  rotation_period = "7776000s"
}
resource "google_kms_crypto_key" "signs" {
  purpose = "ASYMMETRIC_SIGN"
}
