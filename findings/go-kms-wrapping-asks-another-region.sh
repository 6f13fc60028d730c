#!/usr/bin/env bash
# github.com/hashicorp/go-kms-wrapping/wrappers/alicloudkms/v2 v2.0.4 (the seal of Vault and Boundary), Go 1.26
#
# Behaviour: the domain is the address only. Without a region the calls go to the domain given, and say
#   RegionId=cn-beijing, wherever the domain is. And what is passed to SetConfig is the weakest source:
#   ALICLOUD_REGION, ALICLOUD_ACCESS_KEY and ALICLOUDKMS_WRAPPER_KEY_ID of the environment win over explicit settings
#   of the same things.
# Seen: no region: RegionId=cn-beijing, KeyId and AccessKeyId as configured. With all three in the environment and
#   others in the configuration: RegionId=eu-central-1, KeyId=key-of-environment, AccessKeyId=id-of-environment.
# Why it matters: a stand-in that keeps regions apart answers "key not found" for a key that is plainly there, and a
#   test run on a developer's machine with an Alibaba Cloud shell uses that shell's key pair instead of the test's.
source "$(dirname "$0")/lib/common.bash"
unset "${!ALICLOUD@}" "${!ALIBABA_CLOUD@}" "${!VAULT_ALICLOUD@}"

cat > main.go <<'GO'
package main

import (
	"context"
	"os"

	wrapping "github.com/hashicorp/go-kms-wrapping/v2"
	"github.com/hashicorp/go-kms-wrapping/wrappers/alicloudkms/v2"
)

func main() {
	settings := map[string]string{"domain": "127.0.0.1:" + os.Args[1], "kms_key_id": "key-of-configuration",
		"access_key": "id-of-configuration", "secret_key": "secret"}
	if len(os.Args) > 2 {
		settings["region"] = os.Args[2]
	}
	if _, err := alicloudkms.NewWrapper().SetConfig(context.Background(), wrapping.WithConfigMap(settings)); err != nil {
		panic(err)
	}
}
GO
go_packages github.com/hashicorp/go-kms-wrapping/wrappers/alicloudkms/v2@v2.0.4
certificate
export SSL_CERT_FILE=$work/server.pem
parameters='map(.query + .form)[0] | [.Action, .RegionId, .KeyId, .AccessKeyId]'
answers='{"*": [{"body": {"KeyMetadata": {"KeyId": "key"}, "RequestId": "r"}}]}'

record "$answers" server.pem server.key
go run . "$port"
expect 'no region' '["DescribeKey","cn-beijing","key-of-configuration","id-of-configuration"]' "$(requests "$parameters")"

record "$answers" server.pem server.key
ALICLOUD_REGION=eu-central-1 ALICLOUD_ACCESS_KEY=id-of-environment ALICLOUD_SECRET_KEY=secret \
    ALICLOUDKMS_WRAPPER_KEY_ID=key-of-environment go run . "$port" cn-hangzhou
expect 'environment and configuration' '["DescribeKey","eu-central-1","key-of-environment","id-of-environment"]' \
    "$(requests "$parameters")"
