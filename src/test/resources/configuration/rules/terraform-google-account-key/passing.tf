resource "google_service_account" "good" {
  account_id = "shop"
}
