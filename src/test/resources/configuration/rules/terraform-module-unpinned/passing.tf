module "own" {
  source = "./network"
}
module "tag" {
  source = "git::https://example.com/network.git?ref=v1.2.0"
}
module "release" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.8.1"
}
