module "git" {
  # finding
  source = "git::https://example.com/network.git"
}
module "registry" {
  # finding
  source = "terraform-aws-modules/vpc/aws"
}
module "branch" {
  # finding
  source = "git::https://example.com/network.git?ref=main"
}
