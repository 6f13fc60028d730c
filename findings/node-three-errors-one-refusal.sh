#!/usr/bin/env bash
# @alicloud/kms20160120 1.2.0, @alicloud/openapi-client 0.4.15 and @alicloud/pop-core 1.8.0, Node.js 20
#
# Behaviour: all three clients of one vendor reject the same refusal with another pair of code and name. In
#   kms20160120 err.code is the service's code with the word Error appended, so that it equals none of the documented
#   codes; in pop-core the word is appended to err.name and err.code is the service's; in openapi-client neither has
#   it. The service's own word is err.data.Code in all three.
# Seen, on 403 with Code Forbidden.NoPermission: kms20160120 code Forbidden.NoPermissionError, name Error; pop-core
#   code Forbidden.NoPermission, name Forbidden.NoPermissionError; openapi-client code Forbidden.NoPermission, name
#   Error.
# Why it matters: expect(err.code).toBe('Forbidden.NoPermission') holds or fails by the package alone, and code that
#   branches on err.code never takes the branch after a change of package, without any error of its own.
source "$(dirname "$0")/lib/common.bash"

node_packages @alicloud/kms20160120@1.2.0 @alicloud/openapi-client@0.4.15 @alicloud/pop-core@1.8.0
cat > refused.js <<'JAVASCRIPT'
const kms = require('@alicloud/kms20160120');
const api = require('@alicloud/openapi-client');
const util = require('@alicloud/tea-util');
const Pop = require('@alicloud/pop-core');

const address = `127.0.0.1:${process.argv[2]}`;
const key = { accessKeyId: 'id', accessKeySecret: 'secret' };
const call = new api.Params({
    action: 'ListKeys', version: '2016-01-20', protocol: 'HTTP', pathname: '/', method: 'POST', authType: 'AK',
    style: 'RPC', reqBodyType: 'json', bodyType: 'json',
});
const calls = {
    'kms20160120': () => new kms.default({
        endpoint: address, protocol: 'http', regionId: 'cn-hangzhou', type: 'access_key', ...key,
    }).listKeys(new kms.ListKeysRequest({}), new util.RuntimeOptions({})),
    'pop-core': () => new Pop({ endpoint: `http://${address}`, apiVersion: '2016-01-20', ...key })
        .request('ListKeys', {}, { method: 'POST' }),
    'openapi-client': () => new api.default(new api.Config({ endpoint: address, protocol: 'http', ...key }))
        .callApi(call, new api.OpenApiRequest({}), new util.RuntimeOptions({})),
};
calls[process.argv[3]]().catch(e => console.log(`${e.code} | ${e.name} | ${e.data.Code}`));
JAVASCRIPT
refusal='{"Code": "Forbidden.NoPermission", "Message": "m", "RequestId": "r"}'
record "{\"*\": [{\"status\": 403, \"body\": $refusal}]}"
code=Forbidden.NoPermission
expect 'kms20160120: code, name, data.Code' "${code}Error | Error | $code" "$(node refused.js "$port" kms20160120)"
expect 'pop-core' "$code | ${code}Error | $code" "$(node refused.js "$port" pop-core)"
expect 'openapi-client' "$code | Error | $code" "$(node refused.js "$port" openapi-client)"
