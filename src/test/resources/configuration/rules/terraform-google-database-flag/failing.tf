# finding
resource "google_sql_database_instance" "bad" {
  database_version = "MYSQL_8_0"
  settings {
    database_flags {
      name  = "local_infile"
      value = "on"
    }
    database_flags {
      name  = "skip_show_database"
      value = "on"
    }
  }
}
