/** One world in which a service and a provider are Python processes; started by whoever needs it first. */

import { after } from "node:test";
import { freeOrigin } from "./ports.mjs";
import { World } from "./world.mjs";

/** The service whose notices and citizens go to Python, and the dataset that comes from there. */
export const SERVICE = "CLI.testSchool";
export const DATASET = "API.testGrades";

/** @type {Promise<{ world: World, service: string, provider: string }> | undefined} */
let opened;

/** The world, and the origins at which each Python process is expected. */
export function pythonWorld() {
  opened ??= open();
  return opened;
}

async function open() {
  const [service, provider] = await Promise.all([freeOrigin(), freeOrigin()]);
  const catalogue = `
    UPDATE service SET sp_api_url = '${service}/notify' WHERE client_id = '${SERVICE}';
    UPDATE service_return_url SET url = '${service}/return' WHERE client_id = '${SERVICE}' AND url LIKE '%/return';
    INSERT INTO service_dataset (client_id, resource_id, position) VALUES ('CLI.testBank01', '${DATASET}', 2);
    UPDATE dataset SET endpoint = '${provider}/data', heartbeat = 1 WHERE resource_id = '${DATASET}';
  `;
  return { world: await World.open({ catalogue }), service, provider };
}

after(async () => (await opened)?.world.close());
