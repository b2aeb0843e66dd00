/** The package of these files, and the root that its signer leads to. */
export function largePackage(files: { name: string; content: Buffer; deflated?: boolean }[]): { anchors: string; bytes: Buffer };
