resource "google_compute_instance" "good" {
  service_account {
    email  = "shop@project.iam.gserviceaccount.com"
    scopes = ["cloud-platform"]
  }
}
