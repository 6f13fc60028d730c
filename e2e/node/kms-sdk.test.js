'use strict';
// @alicloud/kms-sdk: GET over HTTPS, signed in version 1 without a nonce, with milliseconds in its timestamp. It resolves
// with the body of a refusal, too.
const test = require('node:test');
const assert = require('node:assert');
const KmsClient = require('@alicloud/kms-sdk');
const fake = require('./fake');

const client = new KmsClient({ endpoint: fake.tlsEndpoint, accessKeyId: 'test', accessKeySecret: 'test' });
const plaintext = Buffer.from('geheim ü').toString('base64');

const newKey = async () => (await client.createKey('Aliyun_KMS', 'of the orders')).KeyMetadata.KeyId;

test.beforeEach(fake.reset);

test('a new key is described', async () => {
    const keyId = await newKey();
    const { KeyMetadata: key } = await client.describeKey(keyId);
    assert.deepStrictEqual(
        [key.KeyId, key.Description, key.KeyUsage, key.KeyState],
        [keyId, 'of the orders', 'ENCRYPT/DECRYPT', 'Enabled'],
    );
    assert.deepStrictEqual((await client.listKeys(1, 10)).Keys.Key.map((one) => one.KeyId), [keyId]);
});

test('calls are those of the known access key', async () => {
    await newKey();
    const [call] = await fake.calls('CreateKey');
    assert.deepStrictEqual([call.caller, call.callerKind], ['test', 'ACCESS_KEY']);
});

test('what is encrypted is decrypted again', async () => {
    const context = JSON.stringify({ order: '4711' });
    const { CiphertextBlob } = await client.encrypt(await newKey(), plaintext, context);
    assert.strictEqual((await client.decrypt(CiphertextBlob, context)).Plaintext, plaintext);
    assert.strictEqual((await client.decrypt(CiphertextBlob, JSON.stringify({ order: '1' }))).Plaintext, undefined);
});

test('a data key is opened again', async () => {
    const made = await client.generateDataKey(await newKey());
    assert.strictEqual(Buffer.from(made.Plaintext, 'base64').length, 32);
    assert.strictEqual((await client.decrypt(made.CiphertextBlob)).Plaintext, made.Plaintext);
});

test('a key is disabled and enabled by its alias', async () => {
    const keyId = await newKey();
    await client.createAlias(keyId, 'alias/orders');
    await client.disableKey(keyId);
    assert.strictEqual((await client.encrypt('alias/orders', plaintext)).Code, 'Rejected.Disabled');
    await client.enableKey(keyId);
    assert.ok((await client.encrypt('alias/orders', plaintext)).CiphertextBlob);
});

test('a refusal is told', async () => {
    assert.strictEqual((await client.describeKey('none')).Code, 'Forbidden.KeyNotFound');
});

test('a wrong secret is refused', async () => {
    const stranger = new KmsClient({ endpoint: fake.tlsEndpoint, accessKeyId: 'test', accessKeySecret: 'wrong' });
    assert.strictEqual((await stranger.createKey('Aliyun_KMS')).Code, 'SignatureDoesNotMatch');
});
