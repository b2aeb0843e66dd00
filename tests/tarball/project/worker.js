// The back end under workerd.
import { backEnd } from './back-end.js';

export default {
  async fetch(_request, env) {
    const get = async (name) => env.VECTORS.fetch(`http://vectors/${name}`);
    const bytes = async (name) => (await get(name)).bytes();
    const text = async (name) => (await get(name)).text();
    const found = await backEnd({
      package: await bytes('package.zip'),
      anchors: await text('anchors.pem'),
      ecdsaPackage: await bytes('ecdsa-package.zip'),
      ecdsaAnchors: await text('ecdsa-anchors.pem'),
    });
    return Response.json(found);
  },
};
