resource "google_compute_instance" "good" {
  metadata = {
    block-project-ssh-keys = true
  }
}
