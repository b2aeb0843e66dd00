/** What examples for pages take for granted: a chosen file, whom to trust, and somewhere to show things. */
import { PackageVerdict, verifyPackage } from '@mydata-edge/sdk/verify';

/** The package as a visitor chose it. */
export const file: File = new File([await (await fetch('/granted/package.zip')).blob()], 'package.zip');
export const anchors: string = await (await fetch('/trust/anchors.pem')).text();
export const expectedSigner = 'CN=signer';

/** A verdict about it. */
export const verdict: PackageVerdict = await verifyPackage(file, { anchors, expectedSigner });

export const canvas: HTMLCanvasElement = document.createElement('canvas');
export const show = (_content: Blob): void => undefined;
export const place: HTMLElement = document.body;
export const closing: AbortController = new AbortController();
