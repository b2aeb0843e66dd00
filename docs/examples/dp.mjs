// A library that hands over to its readers what they have on loan.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { importSigner, nodeListener, providerHandler, signPackage } from '@mydata-edge/sdk/dp';

const { PLATFORM = 'http://localhost:8787', ORIGIN = 'http://localhost:3001', SIGNER = '../../demo/pki/signers/my-library', READERS = 'readers.json' } = process.env;

// The library's key stays in this process and cannot be read back from it. `make dev` has made a demonstration's.
const signer = await importSigner({
  privateKey: readFileSync(`${SIGNER}.key.pem`, 'utf8'),
  certificate: readFileSync(`${SIGNER}.cert.pem`, 'utf8'),
});

// By national ID; yours will be a database.
const readers = new Map(Object.entries(JSON.parse(readFileSync(READERS, 'utf8'))));

const loans = providerHandler({
  platform: PLATFORM,
  resourceId: 'API.myLibrary1',
  resourceSecret: 'demo-only-resource-secret-library',
  isHealthy: () => signer.works(),
  // Only asked when the platform has vouched for the token and for the citizen.
  async answer({ citizen }) {
    const reader = readers.get(citizen.uid);
    if (reader === undefined) return undefined; // Nobody we know: "no record", a success.
    const record = { 姓名: reader.姓名, 統一編號: citizen.uid, 借閱中: reader.借閱中 };
    return signPackage({ '借閱紀錄.json': JSON.stringify(record, null, 2) }, signer);
  },
});

function answer(request) {
  return new URL(request.url).pathname === '/loans' ? loans(request) : new Response(null, { status: 404 });
}

createServer(nodeListener(answer, { origin: ORIGIN })).listen(new URL(ORIGIN).port, () => console.log(`the library answers at ${ORIGIN}/loans`));
