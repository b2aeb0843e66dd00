// A page of a service, as one would write it: nothing in it is about the bundler.
import { defineElements, loadViewer } from '@mydata-edge/sdk/elements';
import { openPreview } from '@mydata-edge/sdk/preview';
import { verifyPackage } from '@mydata-edge/sdk/verify';

const get = async (name) => (await fetch(`/vectors/${name}`)).blob();
const checkAgainst = async (anchors) => ({ anchors: await (await get(anchors)).text(), allowDemoRoots: true, at: new Date('2027-01-15') });

async function shown() {
  const options = await checkAgainst('anchors.pem');
  const input = await get('package.zip');
  return document.querySelector('mydata-result').run((onProgress) => verifyPackage(input, { ...options, onProgress }));
}

/** What the Worker loads when it is first missed. */
async function signedWithEcdsa() {
  return verifyPackage(await get('ecdsa-package.zip'), await checkAgainst('ecdsa-anchors.pem'));
}

/** A page whose font is only named: the shapes come from the folder of the preview. */
async function drawn() {
  const preview = await openPreview(await get('pages.pdf'));
  const { findings } = await preview.render(1);
  preview.close();
  return findings.map(({ code }) => code);
}

const answerOf = (work) => work().catch(({ code, message }) => `${code}: ${message}`);

defineElements();
const found = {
  package: (await answerOf(shown))?.verdict,
  ecdsa: (await answerOf(signedWithEcdsa)).verdict,
  findings: await answerOf(drawn),
  viewer: await answerOf(async () => loadViewer().then(() => customElements.get('mydata-viewer') !== undefined)),
};
document.querySelector('output').textContent = JSON.stringify(found);
