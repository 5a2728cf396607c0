resource "google_project_iam_member" "bad" {
  # finding
  role   = "roles/iam.serviceAccountTokenCreator"
  member = "user:anna@example.com"
}
