# finding
resource "google_sql_database_instance" "bad" {
  name = "bad"
}
resource "google_sql_database_instance" "off" {
  settings {
    ip_configuration {
      # finding
      require_ssl = false
    }
  }
}
