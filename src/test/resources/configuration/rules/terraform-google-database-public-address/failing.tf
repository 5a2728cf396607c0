resource "google_sql_database_instance" "it" {
  settings {
    ip_configuration {
      # finding
      ipv4_enabled = true
    }
  }
}
