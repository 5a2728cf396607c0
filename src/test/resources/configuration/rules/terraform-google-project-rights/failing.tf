resource "google_project_iam_member" "bad" {
  role = "roles/editor"
  # finding
  member = "serviceAccount:shop@project.iam.gserviceaccount.com"
}
