'use strict';
const test = require('node:test');
const assert = require('node:assert');
const { default: Client, CreateSecretRequest, PutSecretValueRequest } = require('@alicloud/kms20160120');
const { Config } = require('@alicloud/rpc-client');
const { readSettings } = require('./settings');

const endpoint = process.env.KMS_ENDPOINT ?? '127.0.0.1:4590';
const client = new Client(new Config({ endpoint, protocol: 'http', accessKeyId: 'test', accessKeySecret: 'test' }));
const version = (versionId, settings) => ({
    secretName: 'orders-settings',
    versionId,
    secretData: JSON.stringify(settings),
});

test.beforeEach(() => fetch(`http://${endpoint}/_kms-fake/reset`, { method: 'POST' }));

test('settings are those of the current version', async () => {
    await client.createSecret(new CreateSecretRequest(version('v1', { database: 'old' })));
    await client.putSecretValue(new PutSecretValueRequest(version('v2', { database: 'new' })));
    assert.deepStrictEqual(await readSettings(client, 'orders'), { database: 'new', version: 'v2' });
});

test('an application without settings is told so', async () => {
    // this SDK appends "Error" to the service's code
    await assert.rejects(readSettings(client, 'orders'), { code: 'Forbidden.ResourceNotFoundError' });
});
