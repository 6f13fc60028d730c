'use strict';
// The fake that e2e/run started, called as an application calls it, and the browser that looks at it.
const { execFileSync } = require('node:child_process');
const crypto = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { chromium } = require('playwright-core');

const origin = `http://localhost:${process.env.KMS_ENDPOINT.split(':').pop()}`;
const PASSWORD = 'correct-horse-7';

const control = (file, method = 'GET', body) => fetch(`${origin}/_kms-fake/${file}`, { method, body });

/** A call without a signature, or a complaint. */
async function call(action, parameters = {}) {
    const response = await fetch(`${origin}/?${new URLSearchParams({ Action: action, Version: '2016-01-20', ...parameters })}`);
    const answer = await response.json();
    if (!response.ok) throw new Error(`${action}: ${JSON.stringify(answer)}`);
    return answer;
}

/** The private key of a client key, out of the file that the service hands out. */
function privateKey(base64) {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'kms-fake-')), 'key.p12');
    fs.writeFileSync(file, Buffer.from(base64, 'base64'));
    const pem = execFileSync('openssl', ['pkcs12', '-legacy', '-in', file, '-passin', `pass:${PASSWORD}`, '-nodes', '-nocerts']);
    fs.rmSync(path.dirname(file), { recursive: true });
    return crypto.createPrivateKey(pem);
}

/** A call that a client key signs; the answer's status. */
async function callAs(clientKey, action, parameters) {
    const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
    const { now } = await (await control('clock')).json();
    const all = {
        Action: action, Version: '2016-01-20', Format: 'JSON', AccessKeyId: clientKey.id, SignatureType: 'PRIVATEKEY',
        SignatureMethod: 'SHA256withRSA', SignatureVersion: '1.0', SignatureNonce: crypto.randomUUID(),
        Timestamp: `${now.slice(0, 19)}Z`, ...parameters,
    };
    const query = Object.keys(all).sort().map((name) => `${encode(name)}=${encode(all[name])}`).join('&');
    const signature = crypto.sign('sha256', Buffer.from(`GET&%2F&${encode(query)}`), clientKey.key).toString('base64');
    return (await fetch(`${origin}/?${query}&Signature=${encode(signature)}`)).status;
}

/** A shop: two applications, each with a chain of its own, keys and secrets. */
async function shop() {
    await control('reset', 'POST');
    await control('requests', 'DELETE');
    await control('clock', 'POST', '{"fixed":"2026-12-01T09:30:00Z"}');
    const { KeyMetadata: key } = await call('CreateKey', { Description: 'Encrypts orders', Tags: '[{"TagKey":"team","TagValue":"shop"}]' });
    await call('CreateAlias', { AliasName: 'alias/orders', KeyId: key.KeyId });
    const { KeyMetadata: old } = await call('CreateKey', { Description: 'No longer in use' });
    await call('CreateAlias', { AliasName: 'alias/orders-2025', KeyId: old.KeyId });
    await call('ScheduleKeyDeletion', { KeyId: old.KeyId, PendingWindowInDays: '7' });
    for (const name of ['shop/db-password', 'shop/mail-token', 'billing/bank-pin']) {
        await call('CreateSecret', { SecretName: name, VersionId: 'v1', SecretData: `value-of-${name}` });
    }
    await call('PutSecretValue', { SecretName: 'shop/db-password', VersionId: 'v2', SecretData: 'another-value' });
    const rule = (name, address) => call('CreateNetworkRule', { Name: name, Type: 'Private', SourcePrivateIp: JSON.stringify([address]) });
    await rule('office', '127.0.0.0/8');
    await rule('billing-subnet', '10.20.0.0/16');
    const permission = (what) => `RbacPermission/Template/CryptoService${what}User`;
    const policy = (name, permissions, resources, rules) => call('CreatePolicy', {
        Name: name, KmsInstance: 'shared', Permissions: JSON.stringify(permissions.map(permission)),
        Resources: JSON.stringify(resources), AccessControlRules: JSON.stringify({ NetworkRules: rules }),
    });
    await policy('orders-keys', ['Key'], [`key/${key.KeyId}`], ['office']);
    await policy('shop-secrets', ['Secret'], ['secret/shop/*'], ['office']);
    await policy('billing-secrets', ['Secret'], ['secret/billing/*'], ['billing-subnet']);
    const accessPoint = async (name, policies) => {
        await call('CreateApplicationAccessPoint', { Name: name, Policies: JSON.stringify(policies) });
        const made = await call('CreateClientKey', { AapName: name, Password: PASSWORD, NotBefore: '2026-12-01T00:00:00Z', NotAfter: '2027-06-01T00:00:00Z' });
        return { id: made.ClientKeyId, key: privateKey(made.PrivateKeyData) };
    };
    const orders = await accessPoint('orders-service', ['orders-keys', 'shop-secrets']);
    const billing = await accessPoint('billing-service', ['billing-secrets']);
    await callAs(orders, 'GetSecretValue', { SecretName: 'shop/db-password' });
    await callAs(orders, 'Encrypt', { KeyId: 'alias/orders', Plaintext: Buffer.from('order 1').toString('base64') });
    await callAs(orders, 'GetSecretValue', { SecretName: 'billing/bank-pin' });
    await callAs(billing, 'GetSecretValue', { SecretName: 'billing/bank-pin' });
    return { keyId: key.KeyId, oldKeyId: old.KeyId, orders, billing };
}

const launch = () => chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync'],
});

module.exports = { origin, control, call, callAs, shop, launch };
