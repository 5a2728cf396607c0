resource "aws_ecs_task_definition" "shop" {
  container_definitions = jsonencode([
    {
      image        = "shop:1.2.3"
      privileged   = true
      portMappings = [{ containerPort = 8080, hostPort = 80 }]
    }
  ])
}
resource "aws_lambda_function" "job" {
  image_uri = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/job:7"
}
