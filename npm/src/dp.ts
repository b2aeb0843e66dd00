/** The data provider's part: answering the platform, asking it back, making signed packages. WebCrypto only: Workers, Node, Deno, Bun. */
export { introspect, userinfo } from './dp/connect.ts';
export type { Citizen, Introspection, IntrospectRequest, PlatformQuestion } from './dp/connect.ts';
export { signPackage } from './dp/package.ts';
export type { FileContent } from './dp/package.ts';
export { providerHandler, retryAfter } from './dp/provider.ts';
export type { ProviderAnswer, ProviderOptions, ProviderQuestion } from './dp/provider.ts';
export { importSigner } from './dp/signer.ts';
export type { PackageSigner, SignerFiles } from './dp/signer.ts';
export { MyDataError } from './errors.ts';
export type { Facts } from './errors.ts';
export { nodeListener } from './node-listener.ts';
export type { ListenerOptions, NodeRequest, NodeResponse } from './node-listener.ts';
export type { Verification } from './verification.ts';
