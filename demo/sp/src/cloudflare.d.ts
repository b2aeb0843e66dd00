/** What this site uses of the Workers runtime's own module. */
declare module 'cloudflare:workers' {
  import type { DurableObjectState, Rpc } from '@cloudflare/workers-types';

  /** A Durable Object whose public methods can be called from outside. */
  export abstract class DurableObject<Env = unknown> {
    readonly [Rpc.__DURABLE_OBJECT_BRAND]: never;
    protected readonly ctx: DurableObjectState;
    protected readonly env: Env;
    constructor(ctx: DurableObjectState, env: Env);
    alarm?(): void | Promise<void>;
  }
}
