'use strict';
// The inspector, in a real browser: each of its parts used, and its rules tried from another origin.
const assert = require('node:assert');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { after, before, beforeEach, afterEach, describe, it } = require('node:test');
const { origin, control, call, callAs, shop, launch } = require('./fake.js');

const UI = `${origin}/_kms-fake/ui/`;
const AXE = require.resolve('axe-core/axe.min.js');
// SCREENSHOTS=../../docs/images renews those of the documentation
const IMAGES = process.env.SCREENSHOTS || path.join(__dirname, 'target');
const LARGEST_IMAGE = 150 * 1024;

let browser, context, page, problems, made;

async function open(view = 'chain', settings = {}) {
    context = await browser.newContext({ viewport: { width: 1280, height: 860 }, acceptDownloads: true, bypassCSP: false, ...settings });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('request', (request) => { if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`${origin}/`)) problems.push(`asks ${request.url()}`); });
    page.on('dialog', (dialog) => dialog.accept());
    await page.goto(`${UI}#${view}`);
    await page.locator('#live', { hasText: 'Live' }).waitFor();
}

const shown = (text) => page.locator('main section:visible').getByText(text).first().waitFor();
const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
const world = async () => (await control('world')).json();

async function shoot(name) {
    fs.mkdirSync(IMAGES, { recursive: true });
    const file = path.join(IMAGES, name);
    await page.screenshot({ path: file });
    assert.ok(fs.statSync(file).size <= LARGEST_IMAGE, `${name} is too large`);
}

before(async () => { browser = await launch(); });
after(async () => { await browser.close(); await control('reset', 'POST'); });
beforeEach(async () => { problems = []; made = await shop(); });
afterEach(async () => {
    if (context) {
        if (/\[object |undefined|NaN/.test(await page.locator('body').innerText())) problems.push(await page.locator('body').innerText());
        await context.close();
    }
    context = undefined;
    assert.deepStrictEqual(problems, [], 'the console');
});

describe('the chain', () => {
    it('says which link breaks, and that it holds from elsewhere', async () => {
        await open();
        await page.getByRole('button', { name: made.orders.id }).click();
        await page.getByRole('button', { name: 'billing/bank-pin' }).click();
        await shown('No: RESOURCE breaks');
        await shown(/no policy of application access point orders-service grants it/);
        await page.getByRole('button', { name: made.billing.id }).click();
        await shown('No: NETWORK breaks');
        await shown('the chain breaks here');
        await shoot('inspector-chain.png');
        await page.getByLabel('From address').fill('10.20.3.4');
        await page.getByRole('button', { name: 'Ask', exact: true }).click();
        await shown('Yes, it may');
    });

    it('answers for another operation, without a mouse', async () => {
        await open();
        await page.locator('#ask [name=clientKey]').selectOption(made.orders.id);
        await page.locator('#ask [name=resource]').selectOption(`key/${made.keyId}`);
        await page.locator('#ask [name=operation]').fill('DescribeKey');
        await page.keyboard.press('Enter');
        await shown('No: OPERATION breaks');
        await page.locator('#ask [name=operation]').fill('Encrypt');
        await page.keyboard.press('Enter');
        await shown('Yes, it may');
    });

    it('answers as the call itself is answered', async () => {
        const may = async (clientKey, resource) => (await (await control(`may?${new URLSearchParams({ clientKey: clientKey.id, resource })}`)).json()).allowed;
        for (const clientKey of [made.orders, made.billing]) {
            for (const name of ['shop/db-password', 'billing/bank-pin']) {
                assert.strictEqual(await may(clientKey, `secret/${name}`), await callAs(clientKey, 'GetSecretValue', { SecretName: name }) === 200, name);
            }
        }
    });
});

describe('the calls', () => {
    it('come as they are answered, and can be filtered', async () => {
        await open('calls');
        await call('DescribeRegions');
        await shown('DescribeRegions');
        const rows = page.locator('#call-list button');
        await page.locator('#filter').getByLabel('Operation').fill('getsecret');
        await page.getByLabel('Refused only').check();
        await page.waitForFunction(() => document.querySelectorAll('#call-list button').length === 2);
        await page.locator('#filter').getByLabel('Caller').fill(made.billing.id);
        await page.waitForFunction(() => document.querySelectorAll('#call-list button').length === 1);
        await page.locator('#filter').getByLabel('Key or secret').fill('bank-pin');
        assert.strictEqual(await rows.count(), 1);
        await page.locator('#filter').getByLabel('Code').fill('no such code');
        await shown('No call matches');
    });

    it('show why one was refused, and give it away', async () => {
        await open('calls');
        await page.locator('#filter').getByLabel('Caller').fill(made.billing.id);
        await page.waitForFunction(() => document.querySelectorAll('#call-list button').length === 1);
        await page.locator('#call-list button').first().click();
        await shown('Forbidden.NoPermission');
        await shown('NETWORK');
        assert.match(await page.locator('#reason').innerText(), /billing-service/);
        await page.locator('#filter').getByLabel('Caller').fill('');
        await page.waitForFunction(() => document.querySelectorAll('#call-list button').length > 9);
        await page.setViewportSize({ width: 1200, height: 620 });
        await shoot('inspector-refused-call.png');
        await page.getByRole('button', { name: 'Copy as fault' }).click();
        await shownToast('Copied the fault.');
        const fault = JSON.parse(await clipboard());
        assert.strictEqual(fault.operation, 'GetSecretValue');
        assert.strictEqual((await control('faults', 'POST', JSON.stringify(fault))).status, 200);
        await page.getByRole('button', { name: 'Copy as curl' }).click();
        await shownToast('Copied the call for curl.');
        assert.match(await clipboard(), /^curl 'http:\/\/localhost:\d+\/' \\\n {2}--data-urlencode 'Action=GetSecretValue'/);
        await page.getByRole('button', { name: 'Copy least privilege' }).click();
        await shownToast(/Copied the least privilege/);
        assert.match(await clipboard(), /secret\/billing\/bank-pin/);
    });

    it('show what one changed, and what it was warned of', async () => {
        await open('calls');
        await call('CreateAlias', { AliasName: 'alias/invoices', KeyId: made.keyId, KeyID: 'mistyped' });
        await page.locator('#filter').getByLabel('Operation').fill('CreateAlias');
        await page.waitForFunction(() => document.querySelectorAll('#call-list button').length === 3);
        await page.locator('#call-list button').first().click();
        await shown('Changed');
        await shown('alias/invoices');
        await shown('CreateAlias has no parameter KeyID');
    });

    it('keep secrets masked, in the page and on the way to it', async () => {
        const bodies = [];
        await open('calls');
        page.on('response', (response) => { if (!response.url().endsWith('/events')) bodies.push(response.text().catch(() => '')); });
        await page.reload();
        await page.locator('#filter').getByLabel('Operation').fill('CreateSecret');
        await page.locator('#call-list button', { hasText: 'CreateSecret' }).first().click();
        await shown('***');
        for (const view of ['world', 'hands', 'chain']) await page.locator(`nav a[data-view=${view}]`).click();
        const all = `${(await Promise.all(bodies)).join('\n')}${await page.content()}${await (await control('requests')).text()}`;
        assert.ok(!/value-of-|another-value|BEGIN [A-Z ]*PRIVATE KEY/.test(all));
    });

    it('can be forgotten', async () => {
        await open('calls');
        await page.getByRole('button', { name: 'Clear the list' }).click();
        await shown('No calls yet');
    });
});

const shownToast = (text) => page.locator('#toast').getByText(text).waitFor();

describe('the world', () => {
    it('shows states, versions, tags, and what happens next', async () => {
        await open('world');
        await shown('Pending deletion');
        await shown('deleted in 7 days');
        await page.locator('summary', { hasText: 'shop/db-password' }).click();
        await shown('ACSCurrent');
        await shown('ACSPrevious');
        await page.locator('summary', { hasText: 'alias/orders' }).first().click();
        await shown('team=shop');
        await page.getByLabel('Find').fill('bank-pin');
        await page.waitForFunction(() => document.querySelectorAll('#places details').length === 1);
    });

    it('shows what is called like HTML as text', async () => {
        // no call can bring such a name, but a description can be anything
        await call('CreateSecret', { SecretName: 'odd', VersionId: '<img-src=x>', SecretData: 'x', Description: '<img src=x onerror="window.hacked=1">' });
        await open('world');
        await page.locator('summary', { hasText: 'odd' }).click();
        await shown('<img src=x onerror="window.hacked=1">');
        await shown('<img-src=x>');
        assert.strictEqual(await page.locator('main img').count(), 0);
        assert.strictEqual(await page.evaluate(() => window.hacked), undefined);
    });
});

describe('the hands', () => {
    it('move and stop the clock, with what that brings', async () => {
        await open('hands');
        await page.getByRole('button', { name: '+7 days' }).click();
        await page.locator('#clock-now', { hasText: '2026-12-08 09:30:00' }).waitFor();
        assert.ok(!JSON.stringify(await world()).includes(made.oldKeyId));
        await page.getByLabel('Advance by').fill('PT1H');
        await page.getByRole('button', { name: 'Advance', exact: true }).click();
        await page.locator('#clock-now', { hasText: '2026-12-08 10:30:00' }).waitFor();
        await page.getByLabel('Stop at').fill('2030-01-01T00:00:00Z');
        await page.getByRole('button', { name: 'Stop the clock' }).click();
        await page.locator('#clock-now', { hasText: '2030-01-01 00:00:00' }).waitFor();
        await page.getByRole('button', { name: 'Back to real time' }).click();
        await page.locator('#clock-mode').waitFor({ state: 'hidden' });
    });

    it('add faults, see them hit, and remove them', async () => {
        await open('hands');
        await page.locator('#add-fault').getByLabel('Operation').fill('DescribeRegions');
        await page.locator('#add-fault').getByLabel('Error code').fill('Rejected.Throttling');
        await page.locator('#add-fault').getByLabel('Times').fill('5');
        await page.getByRole('button', { name: 'Add the fault' }).click();
        await shown('0 hits');
        await assert.rejects(call('DescribeRegions'));
        await shown('1 hit');
        await page.getByRole('button', { name: 'Remove the fault for DescribeRegions' }).click();
        await shown('No fault waits for a call.');
        await page.locator('#add-fault').getByLabel('Operation').fill('DescribeRegion');
        await page.getByRole('button', { name: 'Add the fault' }).click();
        await shownToast(/does not exist/);
        problems = problems.filter((text) => !text.includes('400')); // the browser itself notes the refusal
    });

    it('take the state away, bring it back, and begin again', async () => {
        await open('hands');
        const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the state' }).click()]);
        const document = fs.readFileSync(await saved.path(), 'utf8');
        assert.match(document, /billing\/bank-pin/);
        await page.getByRole('button', { name: 'Take a snapshot' }).click();
        await page.getByRole('button', { name: 'Reset everything' }).click();
        await shownToast('Everything is as it was at the start.');
        assert.ok(!JSON.stringify(await world()).includes('bank-pin'));
        await page.getByRole('button', { name: /^Restore Snapshot of/ }).click();
        await shownToast(/^Restored/);
        assert.ok(JSON.stringify(await world()).includes('bank-pin'));
        await control('reset', 'POST');
        await page.getByLabel('Upload a state').setInputFiles({ name: 'shop.json', mimeType: 'application/json', buffer: Buffer.from(document) });
        await shownToast('The state is that of shop.json.');
        assert.ok(JSON.stringify(await world()).includes('bank-pin'));
    });

    it('hand out the files of client keys that a document brought', async () => {
        await open('hands');
        await shown('No document brought any.');
        const document = JSON.stringify({
            kmsFakeState: 1,
            policies: [{ name: 'shop', permissions: ['RbacPermission/Template/CryptoServiceKeyUser'], resources: ['key/*'] }],
            accessPoints: [{ name: 'shop', policies: ['shop'] }],
            clientKeys: [{ id: 'KAAP.shop', accessPoint: 'shop', password: 'correct-horse-7', notAfter: 'P30D' }],
        });
        await page.getByLabel('Upload a state').setInputFiles({ name: 'shop.json', mimeType: 'application/json', buffer: Buffer.from(document) });
        const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download KAAP.shop' }).click()]);
        assert.match(fs.readFileSync(await saved.path(), 'utf8'), /"KeyId":"KAAP\.shop","PrivateKeyData":"/);
    });
});

describe('the page', () => {
    it('is where a browser is led, and calls are not', async () => {
        const visit = await fetch(`${origin}/`, { headers: { Accept: 'text/html' }, redirect: 'manual' });
        assert.strictEqual(visit.status, 302);
        assert.strictEqual(visit.headers.get('location'), '/_kms-fake/ui/');
        const named = await fetch(`${origin}/?Action=DescribeRegions&Version=2016-01-20`, { headers: { Accept: 'text/html' }, redirect: 'manual' });
        assert.strictEqual(named.status, 200);
    });

    it('can be used with the keyboard', async () => {
        await open();
        await page.keyboard.press('3');
        await page.getByRole('heading', { name: 'World' }).waitFor();
        await page.keyboard.press('/');
        assert.strictEqual(await page.evaluate(() => document.activeElement.id), 'find');
        await page.evaluate(() => document.activeElement.blur());
        await page.keyboard.press('2');
        await page.locator('#call-list button').first().focus();
        await page.keyboard.press('Enter');
        assert.strictEqual(await page.evaluate(() => document.activeElement.id), 'call');
    });

    it('keeps a theme that was chosen', async () => {
        await open();
        const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        const light = await background();
        await page.getByRole('button', { name: 'Theme: auto' }).click();
        await page.getByRole('button', { name: 'Theme: light' }).click();
        assert.notStrictEqual(await background(), light);
        await page.reload();
        await page.getByRole('button', { name: 'Theme: dark' }).waitFor();
        assert.notStrictEqual(await background(), light);
    });

    for (const colorScheme of ['light', 'dark']) {
        for (const width of [1280, 390]) {
            it(`is accessible and fits, ${colorScheme}, ${width} pixels wide`, async () => {
                await open('chain', { colorScheme, viewport: { width, height: 844 }, reducedMotion: 'reduce' });
                // axe is not the page's script, so the page's own policy would keep it out: the debugger brings it
                const axe = fs.readFileSync(AXE, 'utf8');
                for (const view of ['chain', 'calls', 'world', 'hands']) {
                    await page.goto(`${UI}#${view}`);
                    if (view === 'chain') {
                        await page.getByRole('button', { name: made.billing.id }).click();
                        await page.getByRole('button', { name: 'billing/bank-pin' }).click();
                        await shown('No: NETWORK breaks');
                    } else if (view === 'calls') {
                        await page.locator('#call-list button').first().click();
                        await shown('Parameters');
                    } else if (view === 'world') {
                        await page.locator('summary', { hasText: 'shop/db-password' }).click();
                    }
                    await page.evaluate(axe);
                    const { violations } = await page.evaluate(() => window.axe.run());
                    assert.deepStrictEqual(violations.map((one) => `${view}: ${one.id} ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(' | ')}`), []);
                    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${view} is wider than the window`);
                    fs.mkdirSync(path.join(__dirname, 'target'), { recursive: true });
                    await page.screenshot({ path: path.join(__dirname, 'target', `${view}-${colorScheme}-${width}.png`), fullPage: true });
                }
            });
        }
    }
});

describe('another origin', () => {
    let stranger, strange;
    before(async () => {
        stranger = http.createServer((request, response) => response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>x</title>')).listen(0, '127.0.0.1');
        await new Promise((resolve) => stranger.once('listening', resolve));
        strange = `http://localhost:${stranger.address().port}/`;
    });
    after(() => stranger.close());

    it('can neither read nor change anything, nor frame the page', async () => {
        const guest = await (await browser.newContext()).newPage();
        await guest.goto(strange);
        const attempts = await guest.evaluate(async (base) => {
            const refused = async (work) => { try { const answer = await work(); return answer.type === 'opaque' ? 'opaque' : answer.status; } catch { return 'refused'; } };
            return {
                read: await refused(() => fetch(`${base}world`)),
                reset: await refused(() => fetch(`${base}reset`, { method: 'POST', mode: 'no-cors' })),
                clock: await refused(() => fetch(`${base}clock`, { method: 'POST', mode: 'no-cors', body: '{"advance":"P9D"}' })),
                events: await new Promise((resolve) => {
                    const events = new EventSource(`${base}events`);
                    events.onmessage = () => resolve('read');
                    events.addEventListener('call', () => resolve('read'));
                    events.onerror = () => { events.close(); resolve('refused'); };
                }),
                script: await new Promise((resolve) => {
                    const script = document.createElement('script');
                    script.src = `${base}ui/inspector.js`;
                    script.onload = () => resolve('loaded');
                    script.onerror = () => resolve('refused');
                    document.head.append(script);
                }),
            };
        }, `${origin}/_kms-fake/`);
        assert.deepStrictEqual(attempts, { read: 'refused', reset: 'refused', clock: 'refused', events: 'refused', script: 'refused' });
        const after = await world();
        assert.match(after.now, /^2026-12-01/);
        assert.ok(JSON.stringify(after).includes('bank-pin'));
        await guest.evaluate((ui) => { const frame = document.createElement('iframe'); frame.src = ui; document.body.append(frame); return new Promise((resolve) => { frame.onload = resolve; }); }, UI);
        assert.ok(!(await guest.frames()[1].content().catch(() => '')).includes('May it?'));
        await guest.context().close();
    });

    it('is refused by header as well, and so is a browser without the token', async () => {
        const status = async (file, method, headers) => (await fetch(`${origin}/_kms-fake/${file}`, { method, headers })).status;
        for (const file of ['ui/', 'events', 'world', 'state']) assert.strictEqual(await status(file, 'GET', { Origin: strange.slice(0, -1) }), 403, file);
        assert.strictEqual(await status('reset', 'POST', { Origin: origin }), 403);
        assert.strictEqual(await status('reset', 'POST', { 'Sec-Fetch-Site': 'same-origin' }), 403);
        assert.strictEqual(await status('reset', 'POST', { Origin: origin, 'X-Kms-Fake-Token': 'guessed' }), 403);
        const headers = (await fetch(UI)).headers;
        assert.match(headers.get('content-security-policy'), /frame-ancestors 'none'/);
        assert.strictEqual(headers.get('x-frame-options'), 'DENY');
        assert.strictEqual(headers.get('x-content-type-options'), 'nosniff');
    });
});
