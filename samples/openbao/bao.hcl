ui            = false
disable_mlock = true
api_addr      = "http://127.0.0.1:8200"
cluster_addr  = "http://127.0.0.1:8201"

storage "raft" {
  path    = "data"
  node_id = "first"
}

listener "tcp" {
  address     = "127.0.0.1:8200"
  tls_disable = true
}

# The key is in VAULT_ALICLOUDKMS_SEAL_KEY_ID, and the access key in ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY.
# ALICLOUD_DOMAIN leads to KMS Fake, and is the only difference from production.
seal "alicloudkms" {
  region = "cn-hangzhou"
}
