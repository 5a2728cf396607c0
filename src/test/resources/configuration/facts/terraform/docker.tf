resource "docker_container" "tool" {
  image      = "tool:1"
  privileged = true
}
