resource "google_project_iam_member" "good" {
  role   = "roles/viewer"
  member = "user:anna@example.com"
}
