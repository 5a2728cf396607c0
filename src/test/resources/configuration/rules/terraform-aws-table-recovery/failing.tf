# finding
resource "aws_dynamodb_table" "bad" {
  name = "bad"
}
resource "aws_dynamodb_table" "off" {
  point_in_time_recovery {
    # finding
    enabled = false
  }
}
