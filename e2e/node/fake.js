'use strict';
// The fake that e2e/run started: NODE_EXTRA_CA_CERTS makes Node.js trust its authority.
const endpoint = process.env.KMS_ENDPOINT;
const tlsEndpoint = process.env.KMS_TLS_ENDPOINT;

const control = (path, method = 'GET') => fetch(`http://${endpoint}/_kms-fake/${path}`, { method });

/** Leads the fake back to its initial state. */
async function reset() {
    await control('reset', 'POST');
    await control('requests', 'DELETE');
}

/** The calls of an operation since the reset. */
const calls = async (operation) => (await control(`requests?operation=${operation}`)).json();

module.exports = { endpoint, tlsEndpoint, reset, calls };
