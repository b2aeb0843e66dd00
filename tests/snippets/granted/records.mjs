/** The records that examples are about: a package that an agency has signed, and the delivery that it came in. */

import { readFileSync } from "node:fs";
import { writeArchive } from "../../agreement/archive.mjs";
import { largePackage } from "../../../npm/test/large-package.mjs";

/** The dataset, as examples name it. */
export const RESOURCE_ID = "API.UDauDOLyZg";

/** The subject of the certificate that signed. */
export const SIGNER = "CN=signer";

/** What its PDF opens with. */
export const PASSWORD = "A123456789";

const PROTECTED = new URL("../../preview/fixtures/protected-aes-256.pdf", import.meta.url);

const made = largePackage([
  { name: "戶籍資料.json", content: Buffer.from(JSON.stringify({ 全戶人員: [{ 姓名: "林語彤", 稱謂: "戶長" }] })) },
  { name: "薪資.csv", content: Buffer.from("月份,金額\n1,30000\n") },
  { name: "戶籍謄本.pdf", content: readFileSync(PROTECTED) },
]);

/** The root that the signer leads to. */
export const anchors = made.anchors;

/** The package. */
export const signedPackage = new Uint8Array(made.bytes);

/** The delivery: the package, and the list of what came. */
export const delivery = new Uint8Array(writeArchive([
  entry(`${RESOURCE_ID}.zip`, made.bytes),
  entry("META-INFO/manifest.xml", Buffer.from(`<files><file><filename>${RESOURCE_ID}.zip</filename><resource_id>${RESOURCE_ID}</resource_id><resource_name>現戶全戶戶籍資料</resource_name><code>200</code></file></files>`)),
]));

function entry(name, content) {
  return { name: Buffer.from(name), content, isUtf8: true };
}
