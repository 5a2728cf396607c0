resource "google_project_iam_member" "good" {
  role   = "roles/logging.logWriter"
  member = "serviceAccount:shop@project.iam.gserviceaccount.com"
}
