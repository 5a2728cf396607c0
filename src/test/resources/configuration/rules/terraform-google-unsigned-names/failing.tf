# finding
resource "google_dns_managed_zone" "bad" {
  dns_name = "example.com."
}
