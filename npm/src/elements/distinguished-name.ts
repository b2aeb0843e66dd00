/** Names of certificates (RFC 4514) for people: which part to show first. */

/** The attributes of a distinguished name, in the order written. */
export function attributesOf(name: string): readonly (readonly [type: string, value: string])[] {
  return name.split(/(?<!\\)[,+]/).map((part) => {
    const at = part.indexOf('=');
    return [part.slice(0, at).trim().toUpperCase(), unescaped(part.slice(at + 1).trim())] as const;
  });
}

/** Common name and organisation, the way one would say them; the whole name where it has neither. */
export function spokenName(name: string): string {
  const attributes = attributesOf(name);
  const first = (type: string): string | undefined => attributes.find(([found]) => found === type)?.[1];
  const parts = [first('O'), first('OU'), first('CN')].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? name : [...new Set(parts)].join(' · ');
}

function unescaped(value: string): string {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [piece] of value.matchAll(/\\[0-9a-fA-F]{2}|\\.|[^\\]+/gsu)) {
    if (/^\\[0-9a-fA-F]{2}$/.test(piece)) bytes.push(Number.parseInt(piece.slice(1), 16));
    else bytes.push(...encoder.encode(piece.startsWith('\\') ? piece.slice(1) : piece));
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}
