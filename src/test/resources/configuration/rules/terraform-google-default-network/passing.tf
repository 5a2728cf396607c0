resource "google_project" "good" {
  auto_create_network = false
}
