resource "google_compute_ssl_policy" "good" {
  min_tls_version = "TLS_1_2"
}
