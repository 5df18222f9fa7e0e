const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** Source of an ES module that exports what an object holds. */
export function moduleOf(specifier: string, value: unknown): string {
  const key = `__mortiseModule_${specifier}`;
  Object.assign(globalThis, { [key]: value });
  const names = Object.keys(value as object).filter((name) => IDENTIFIER.test(name) && name !== 'default');
  const own = names.map((name) => `export const ${name} = module[${JSON.stringify(name)}];`);
  // Words of the language are no names of constants.
  return `const module = globalThis[${JSON.stringify(key)}];\nexport default module;\n${own.filter((line) => !/const (default|delete|new|in|for|if|class)\b/.test(line)).join('\n')}\n`;
}
