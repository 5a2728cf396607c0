resource "google_sql_database_instance" "it" {
  settings {
    ip_configuration {
      authorized_networks {
        # finding
        value = "0.0.0.0/0"
      }
    }
  }
}
