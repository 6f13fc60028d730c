'use strict';
const test = require('node:test');
const assert = require('node:assert');
const {
    default: Client,
    CreateKeyRequest,
    CreateSecretRequest,
    DecryptRequest,
    EncryptRequest,
    PutSecretValueRequest,
} = require('@alicloud/kms20160120');
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
    // the service's code is in data; this SDK's own code has "Error" appended
    await assert.rejects(readSettings(client, 'orders'), (err) => {
        assert.strictEqual(err.data.Code, 'Forbidden.ResourceNotFound');
        assert.strictEqual(err.code, 'Forbidden.ResourceNotFoundError');
        return true;
    });
});

test('an encryption context is given as JSON text, not as an object', async () => {
    const key = await client.createKey(new CreateKeyRequest({}));
    const encrypt = (encryptionContext) =>
        client.encrypt(new EncryptRequest({ keyId: key.keyMetadata.keyId, plaintext: 'aGVsbG8=', encryptionContext }));
    const decrypt = (answer) => client.decrypt(new DecryptRequest({ ciphertextBlob: answer.ciphertextBlob }));

    const bound = await encrypt('{"team":"orders"}');
    await assert.rejects(decrypt(bound), (err) => err.data.Code === 'InvalidParameter');
    const unbound = await encrypt({ team: 'orders' });
    assert.strictEqual((await decrypt(unbound)).plaintext, 'aGVsbG8=');
    const [call] = await (await fetch(`http://${endpoint}/_kms-fake/requests?warnings`)).json();
    assert.match(call.warnings[0], /no parameter EncryptionContext.team, .* did you mean EncryptionContext\?/);
});
