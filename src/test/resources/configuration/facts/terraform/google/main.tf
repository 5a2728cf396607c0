provider "google" {
  region = "europe-west3"
  zone   = "europe-west3-a"
}
resource "google_compute_firewall" "web" {
  source_ranges = ["0.0.0.0/0"]
  allow {
    protocol = "tcp"
    ports    = ["80", "8000-8010"]
  }
}
resource "google_compute_global_forwarding_rule" "web" {
  port_range = "443"
}
resource "google_cloud_run_v2_service" "shop" {
  location = "europe-west1"
  labels = {
    data-classification = "internal"
  }
  template {
    containers {
      image = "europe-docker.pkg.dev/example/shop/web:1.2.3"
    }
  }
}
