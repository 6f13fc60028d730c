'use strict';
// What waits for a server before the tests begin: by HEAD or GET, and by whatever name the platform uses.
const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const http = require('node:http');
const test = require('node:test');
const waitOn = require('wait-on');
const { endpoint, tlsEndpoint } = require('./fake');

const HEALTH = '_kms-fake/health';

for (const scheme of ['http', 'http-get']) {
    test(`wait-on finds it up by ${scheme}`, () =>
        waitOn({ resources: [`${scheme}://${endpoint}/${HEALTH}`], timeout: 10_000 }));
}

test('wait-on finds it up over TLS', () =>
    waitOn({ resources: [`https://${tlsEndpoint}/${HEALTH}`], timeout: 10_000 }));

test('wget --spider finds it up', (t) => {
    try {
        execFileSync('wget', ['--version']);
    } catch {
        t.skip('wget is not installed');
        return;
    }
    execFileSync('wget', ['-q', '--tries=1', '--timeout=10', '--spider', `http://${endpoint}/${HEALTH}`]);
});

test('a probe finds it up by the address of its pod', async () => {
    const [host, port] = endpoint.split(':');
    const status = await new Promise((resolve, reject) => {
        http.get({ host, port, path: `/${HEALTH}`, headers: { host: '10.244.0.17:4590', 'user-agent': 'kube-probe/1.31' } },
            (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
    assert.equal(status, 200);
});
