'use strict';
const { GetSecretValueRequest } = require('@alicloud/kms20160120');

/** The settings of an application, which are a secret that holds JSON. */
async function readSettings(client, application) {
    const answer = await client.getSecretValue(new GetSecretValueRequest({ secretName: `${application}-settings` }));
    return { ...JSON.parse(answer.secretData), version: answer.versionId };
}

module.exports = { readSettings };
