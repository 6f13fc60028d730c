terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.290.0"
    }
  }
}

provider "alicloud" {
  region     = "cn-hangzhou"
  access_key = "test"
  secret_key = "test"

  protocol               = "HTTP"
  skip_region_validation = true
  # otherwise the provider asks a billing service on the internet what kind of account this is
  account_type = "Domestic"

  endpoints {
    kms = var.kms_endpoint
  }
}

variable "kms_endpoint" {
  type    = string
  default = "127.0.0.1:4590"
}

resource "alicloud_kms_network_rule" "office" {
  network_rule_name = "office"
  description       = "The office in Hangzhou"
  source_private_ip = ["10.0.0.0/8"]
}

resource "alicloud_kms_policy" "orders" {
  policy_name          = "orders"
  kms_instance_id      = "shared"
  permissions          = ["RbacPermission/Template/CryptoServiceKeyUser"]
  resources            = ["key/*"]
  access_control_rules = jsonencode({ NetworkRules = [alicloud_kms_network_rule.office.network_rule_name] })
}

resource "alicloud_kms_application_access_point" "orders" {
  application_access_point_name = "orders"
  policies                      = [alicloud_kms_policy.orders.policy_name]
}

resource "alicloud_kms_client_key" "orders" {
  aap_name = alicloud_kms_application_access_point.orders.application_access_point_name
  password = "Password-1"
  # without both, the provider finds the times that the service chose and replaces the client key in each plan
  not_before = "2026-01-01T00:00:00Z"
  not_after  = "2031-01-01T00:00:00Z"
}

output "client_key_id" {
  value = alicloud_kms_client_key.orders.id
}
