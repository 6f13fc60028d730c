'use strict';
// @alicloud/kms20160120 over HTTP and over HTTPS. It appends "Error" to the service's code, which is in data.Code.
const test = require('node:test');
const assert = require('node:assert');
const { default: Client, ...models } = require('@alicloud/kms20160120');
const { Config } = require('@alicloud/rpc-client');
const fake = require('./fake');

const largest = 'x'.repeat(30_720);
const endpoints = { http: fake.endpoint, https: fake.tlsEndpoint };

for (const [protocol, endpoint] of Object.entries(endpoints)) {
    const client = new Client(new Config({ endpoint, protocol, accessKeyId: 'test', accessKeySecret: 'test' }));
    const store = (secretData) =>
        client.createSecret(new models.CreateSecretRequest({ secretName: 'db', versionId: 'v1', secretData }));
    const read = (secretName) => client.getSecretValue(new models.GetSecretValueRequest({ secretName }));

    test.describe(protocol, () => {
        test.beforeEach(fake.reset);

        test('the largest value is kept', async () => {
            await store(largest);
            assert.strictEqual((await read('db')).secretData, largest);
        });

        test('a new version is the current one', async () => {
            await store('one');
            await client.putSecretValue(
                new models.PutSecretValueRequest({ secretName: 'db', versionId: 'v2', secretData: 'two' }),
            );
            assert.strictEqual((await read('db')).secretData, 'two');
        });

        for (const rotates of [true, false]) {
            test(`a new key rotates: ${rotates}`, async () => {
                const created = await client.createKey(
                    new models.CreateKeyRequest({
                        enableAutomaticRotation: rotates,
                        ...(rotates && { rotationInterval: '30d' }),
                    }),
                );
                const { keyId } = created.keyMetadata;
                const described = await client.describeKey(new models.DescribeKeyRequest({ keyId }));
                assert.strictEqual(described.keyMetadata.automaticRotation, rotates ? 'Enabled' : 'Disabled');
            });
        }

        test('a refusal has its code', async () => {
            await assert.rejects(read('none'), ({ code, data }) => {
                assert.strictEqual(code, 'Forbidden.ResourceNotFoundError');
                assert.strictEqual(data.Code, 'Forbidden.ResourceNotFound');
                return true;
            });
        });
    });
}
