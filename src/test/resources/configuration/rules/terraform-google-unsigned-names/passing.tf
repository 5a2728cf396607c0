resource "google_dns_managed_zone" "good" {
  dnssec_config {
    state = "on"
  }
}
resource "google_dns_managed_zone" "inside" {
  visibility = "private"
}
