# finding
resource "aws_api_gateway_stage" "bad" {
  stage_name = "live"
}
