resource "google_sql_database_instance" "it" {
  settings {
    ip_configuration {
      ipv4_enabled = false
    }
  }
}
