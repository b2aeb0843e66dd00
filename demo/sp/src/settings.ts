/** What the site is told from outside: where it and the platform are, and the services registered there. */
import type { DurableObjectNamespace, Fetcher } from '@cloudflare/workers-types';
import type { NotifiedClient } from '@mydata-edge/sdk/server';
import type { ApplicationObject } from './application-object.ts';

/** Bindings and variables. */
export interface Env {
  APPLICATION: DurableObjectNamespace<ApplicationObject>;
  ASSETS?: Fetcher;
  PLATFORM_ORIGIN: string;
  SP_ORIGIN: string;
  /** JSON: the services, as the platform's back office shows them. Secret. */
  SP_CLIENTS: string;
}

/** One service of the school that takes data from the platform. */
export interface SchoolService extends NotifiedClient {
  /** Its name in Chinese, as registered. */
  name: string;
  /** The datasets it asks for. */
  resources: readonly string[];
}

interface RawClient {
  client_id: string;
  client_secret: string;
  cbc_iv: string;
  api_key?: string | null;
  name_zh: string;
  resources: string[];
}

/** The services of the school, in the order registered. */
export function servicesOf(env: Env): readonly SchoolService[] {
  return (JSON.parse(env.SP_CLIENTS) as RawClient[]).map((raw) => ({
    clientId: raw.client_id,
    clientSecret: raw.client_secret,
    cbcIv: raw.cbc_iv,
    name: raw.name_zh,
    resources: raw.resources,
    ...(typeof raw.api_key === 'string' ? { apiKey: raw.api_key } : {}),
  }));
}

/** The service with a client id. */
export function serviceOf(env: Env, clientId: string | null | undefined): SchoolService | undefined {
  return servicesOf(env).find((service) => service.clientId === clientId);
}
