import type { BrowserContext } from 'playwright-core';

export function filming(path: string): string[];
export function writeFilm(path: string, svg: string, context: BrowserContext): Promise<void>;
