'use strict';
// @alicloud/pop-core: calls by name, over HTTP and over HTTPS, by GET and by POST, signed in version 1.
const test = require('node:test');
const assert = require('node:assert');
const { RPCClient } = require('@alicloud/pop-core');
const fake = require('./fake');

const connect = (endpoint, accessKeySecret = 'test') =>
    new RPCClient({ endpoint, apiVersion: '2016-01-20', accessKeyId: 'test', accessKeySecret });
const plaintext = Buffer.from('geheim ü').toString('base64');

for (const endpoint of [`http://${fake.endpoint}`, `https://${fake.tlsEndpoint}`]) {
    for (const method of ['GET', 'POST']) {
        const client = connect(endpoint);
        const call = (operation, parameters = {}) => client.request(operation, parameters, { method });

        test.describe(`${method} ${endpoint.split(':')[0]}`, () => {
            test.beforeEach(fake.reset);

            test('what is encrypted is decrypted again', async () => {
                const { KeyMetadata: key } = await call('CreateKey');
                const EncryptionContext = JSON.stringify({ order: '4711' });
                const sealed = await call('Encrypt', { KeyId: key.KeyId, Plaintext: plaintext, EncryptionContext });
                const opened = await call('Decrypt', { CiphertextBlob: sealed.CiphertextBlob, EncryptionContext });
                assert.strictEqual(opened.Plaintext, plaintext);
            });

            test('a new version of a secret is the current one', async () => {
                await call('CreateSecret', { SecretName: 'db', VersionId: 'v1', SecretData: 'one' });
                await call('PutSecretValue', { SecretName: 'db', VersionId: 'v2', SecretData: 'two' });
                assert.strictEqual((await call('GetSecretValue', { SecretName: 'db' })).SecretData, 'two');
            });

            test('a refusal has its code', async () => {
                await assert.rejects(call('DescribeKey', { KeyId: 'none' }), { code: 'Forbidden.KeyNotFound' });
            });

            test('a wrong secret is refused', async () => {
                const stranger = connect(endpoint, 'wrong');
                await assert.rejects(stranger.request('ListKeys', {}, { method }), { code: 'SignatureDoesNotMatch' });
            });
        });
    }
}
