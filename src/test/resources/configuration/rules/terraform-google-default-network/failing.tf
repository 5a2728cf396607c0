# finding
resource "google_project" "bad" {
  name = "bad"
}
