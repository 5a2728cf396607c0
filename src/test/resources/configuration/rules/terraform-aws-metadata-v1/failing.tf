resource "aws_instance" "it" {
  metadata_options {
    # finding
    http_tokens = "optional"
  }
}
