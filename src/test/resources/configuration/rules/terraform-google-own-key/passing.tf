resource "google_storage_bucket" "good" {
  encryption {
    default_kms_key_name = google_kms_crypto_key.data.id
  }
}
