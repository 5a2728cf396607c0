resource "aws_db_instance" "bad" {
  # finding
  auto_minor_version_upgrade = false
}
