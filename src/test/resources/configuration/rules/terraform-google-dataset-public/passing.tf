resource "google_bigquery_dataset" "good" {
  access {
    role          = "READER"
    special_group = "projectReaders"
  }
}
