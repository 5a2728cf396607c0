resource "google_sql_database_instance" "good" {
  settings {
    backup_configuration {
      enabled = true
    }
  }
}
