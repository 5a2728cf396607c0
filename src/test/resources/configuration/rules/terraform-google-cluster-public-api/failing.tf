# finding
resource "google_container_cluster" "bad" {
  name = "bad"
}
resource "google_container_cluster" "everybody" {
  master_authorized_networks_config {
    cidr_blocks {
      # finding
      cidr_block = "0.0.0.0/0"
    }
  }
}
