resource "google_bigquery_dataset" "bad" {
  access {
    role = "READER"
    # finding
    special_group = "allAuthenticatedUsers"
  }
}
