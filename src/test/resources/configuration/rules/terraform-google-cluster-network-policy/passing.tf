resource "google_container_cluster" "good" {
  datapath_provider = "ADVANCED_DATAPATH"
}
