/**
 * An address taken apart as browsers do (URL Standard); undefined when it is none. `URL.canParse` of Node 20 must not be asked: once it is
 * compiled, it refuses whatever holds a letter beyond ASCII.
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
