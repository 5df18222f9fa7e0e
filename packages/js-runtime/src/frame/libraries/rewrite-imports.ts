/** Static imports and re-exports as bundlers write them; `import()` and texts that look alike inside of code are left as they are. */
const IMPORT = /((?:^|[;}\s])(?:(?:import|export)\b[\w\s{},*$]*?\bfrom\s*|import\s*))(["'])([^"'\n]+)\2/g;

/** Replaces what a module imports by addresses. */
export async function rewriteImports(text: string, addressOf: (specifier: string) => Promise<string>): Promise<string> {
  const specifiers = new Set([...text.matchAll(IMPORT)].map(([, , , specifier]) => specifier ?? ''));
  const addresses = new Map(await Promise.all([...specifiers].map(async (specifier) => [specifier, await addressOf(specifier)] as const)));
  return text.replaceAll(IMPORT, (...parts: readonly string[]) => {
    const [, head, quote, specifier] = parts as [string, string, string, string];
    return `${head}${quote}${addresses.get(specifier)}${quote}`;
  });
}
