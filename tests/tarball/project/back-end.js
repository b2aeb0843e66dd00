// What a service's and a provider's back end do with the SDK, in any runtime.
import { contentSecurityPolicy } from '@mydata-edge/sdk';
import { retryAfter } from '@mydata-edge/sdk/dp';
import { checkPackage, newTxId, redirectUrl } from '@mydata-edge/sdk/server';

const RESOURCE = 'API.UDauDOLyZg';
const SIGNER = 'CN=示範戶政司,OU=戶籍組,O=示範內政部,C=TW';

/** What was found out about packages, and what was made. `vectors` hold the bytes of two packages and their anchors. */
export async function backEnd(vectors) {
  const url = await redirectUrl({
    platform: 'https://mydata.test',
    credentials: { clientId: 'CLI.feewaiver1', clientSecret: 'AbCdEf0123456789', cbcIv: 'fedcba9876543210' },
    resources: [RESOURCE],
    txId: newTxId(),
    returnUrl: 'https://school.test/return',
    nationalId: 'A123456789',
  });
  const verdictOf = async (bytes, anchors, signers = { [RESOURCE]: SIGNER }) => {
    const { verdict } = await checkPackage(bytes, { anchors, signers, resourceId: RESOURCE, allowDemoRoots: true, at: new Date('2027-01-15') });
    return verdict;
  };
  const changed = vectors.package.map((byte, at) => (at === 60 ? byte ^ 1 : byte));
  return {
    redirect: url.pathname.startsWith('/service/CLI.feewaiver1/'),
    package: await verdictOf(vectors.package, vectors.anchors),
    ecdsa: await verdictOf(vectors.ecdsaPackage, vectors.ecdsaAnchors),
    changed: await verdictOf(changed, vectors.anchors),
    retry: retryAfter(60).headers.get('retry-after'),
    policy: contentSecurityPolicy('https://mydata.test').endsWith("form-action 'self' https://mydata.test"),
  };
}
