resource "aws_elasticsearch_domain" "good" {
  vpc_options {
    subnet_ids = [aws_subnet.inside.id]
  }
}
