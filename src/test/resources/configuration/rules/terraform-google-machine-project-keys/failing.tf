# finding
resource "google_compute_instance" "bad" {
  name = "bad"
}
resource "google_compute_instance" "off" {
  metadata = {
    # finding
    block-project-ssh-keys = false
  }
}
