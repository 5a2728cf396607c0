resource "aws_instance" "it" {
  metadata_options {
    http_tokens = "required"
  }
}
