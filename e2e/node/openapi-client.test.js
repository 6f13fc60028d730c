'use strict';
// @alicloud/openapi-client, the core of the newer SDKs (Tea), which signs in version 3: calls by name, and the access chain.
const test = require('node:test');
const assert = require('node:assert');
const { default: Client, Config, OpenApiRequest, Params } = require('@alicloud/openapi-client');
const { RuntimeOptions } = require('@alicloud/tea-util');
const fake = require('./fake');

for (const [protocol, endpoint] of Object.entries({ http: fake.endpoint, https: fake.tlsEndpoint })) {
    const client = new Client(new Config({ endpoint, protocol, accessKeyId: 'test', accessKeySecret: 'test' }));
    const call = async (action, query = {}) => {
        const params = new Params({
            action,
            version: '2016-01-20',
            protocol,
            pathname: '/',
            method: 'POST',
            authType: 'AK',
            style: 'RPC',
            reqBodyType: 'formData',
            bodyType: 'json',
        });
        return (await client.callApi(params, new OpenApiRequest({ query }), new RuntimeOptions({}))).body;
    };

    test.describe(protocol, () => {
        test.beforeEach(fake.reset);

        test('the access chain leads to a client key', async () => {
            await call('CreateNetworkRule', { Name: 'office', Type: 'Private', SourcePrivateIp: '["10.0.0.0/8"]' });
            await call('CreatePolicy', {
                Name: 'orders-policy',
                Permissions: '["RbacPermission/Template/CryptoServiceKeyUser"]',
                Resources: '["key/*"]',
                AccessControlRules: '{"NetworkRules":["office"]}',
            });
            await call('CreateApplicationAccessPoint', { Name: 'orders', Policies: '["orders-policy"]' });
            const made = await call('CreateClientKey', { AapName: 'orders', Password: 'correct-horse-7' });
            assert.match(made.ClientKeyId, /^KAAP\./);
            const { ClientKeys: keys } = await call('ListClientKeys', { AapName: 'orders' });
            assert.deepStrictEqual(keys.map((key) => key.ClientKeyId), [made.ClientKeyId]);
        });

        test('calls are those of the known access key', async () => {
            await call('CreateKey');
            const [recorded] = await fake.calls('CreateKey');
            assert.deepStrictEqual([recorded.caller, recorded.callerKind], ['test', 'ACCESS_KEY']);
        });

        test('a signed digest is verified', async () => {
            const { KeyMetadata: key } = await call('CreateKey', { KeySpec: 'EC_P256', KeyUsage: 'SIGN/VERIFY' });
            const { KeyVersions: versions } = await call('ListKeyVersions', { KeyId: key.KeyId });
            const wanted = {
                KeyId: key.KeyId,
                KeyVersionId: versions.KeyVersion[0].KeyVersionId,
                Algorithm: 'ECDSA_SHA_256',
                Digest: Buffer.alloc(32, 7).toString('base64'),
            };
            const { Value } = await call('AsymmetricSign', wanted);
            assert.strictEqual((await call('AsymmetricVerify', { ...wanted, Value })).Value, true);
        });

        test('a refusal has its code', async () => {
            await assert.rejects(call('GetSecretValue', { SecretName: 'none' }), { code: 'Forbidden.ResourceNotFound' });
        });
    });
}
