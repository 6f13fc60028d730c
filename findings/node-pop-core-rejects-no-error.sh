#!/usr/bin/env bash
# @alicloud/pop-core 1.8.0 (with json-bigint and the parser that it brings), Node.js 20
#
# Behaviour: when the body of an answer is no JSON, such as the HTML of a gateway, request() rejects with a plain
#   object that has the fields of an error and is no Error: name SyntaxError, message, at and text, without code,
#   stack or the HTTP status. A refusal in JSON is rejected with a real Error.
# Seen, on 502 with HTML: instanceof Error false, name SyntaxError, code undefined, no stack; on 403 with JSON
#   instanceof Error true.
# Why it matters: assert.rejects with SyntaxError or Error, and expect(...).rejects.toThrow() of Jest, do not hold for
#   a fault "bad gateway", and a catch that logs err.stack or branches on the status has nothing.
source "$(dirname "$0")/lib/common.bash"

node_packages @alicloud/pop-core@1.8.0
cat > broken.js <<'JAVASCRIPT'
const assert = require('assert');
const Pop = require('@alicloud/pop-core');

const client = new Pop({
    endpoint: `http://127.0.0.1:${process.argv[2]}`, apiVersion: '2016-01-20', accessKeyId: 'id',
    accessKeySecret: 'secret',
});
const call = action => client.request(action, {}, { method: 'POST' });

(async () => {
    for (const action of ['ListKeys', 'ListAliases']) {
        await call(action).catch(e => console.log(`${e instanceof Error} ${e.name} ${e.code} ${typeof e.stack}`));
    }
    await assert.rejects(call('ListAliases'), Error).then(() => console.log('held'), () => console.log('did not hold'));
})();
JAVASCRIPT
refusal='{"Code": "Forbidden.NoPermission", "Message": "m", "RequestId": "r"}'
record "{\"ListKeys\": [{\"status\": 403, \"body\": $refusal}],
    \"ListAliases\": [{\"status\": 502, \"type\": \"text/html\", \"body\": \"<html>bad gateway</html>\"}]}"
mapfile -t seen < <(node broken.js "$port")
expect 'JSON: Error, name, code, stack' 'true Forbidden.NoPermissionError Forbidden.NoPermission string' "${seen[0]}"
expect 'HTML: Error, name, code, stack' 'false SyntaxError undefined undefined' "${seen[1]}"
expect 'assert.rejects(…, Error)' 'did not hold' "${seen[2]}"
