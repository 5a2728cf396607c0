# finding
resource "google_sql_database_instance" "bad" {
  name = "bad"
}
