/** Names a script sees as its own. */
type Scope = Readonly<Record<string, unknown>>;

let last = 0;

/**
 * Runs a classic script, in a function of its own when it is given a scope. The bundler's way of `eval`: the browser compiles it as it
 * compiles any file, in the background and lazily.
 * @throws whatever it throws while it runs
 */
export async function runScript(text: string, name: string, scope?: Scope): Promise<void> {
  const key = `__mortiseScope${(last += 1)}`;
  let thrown: { readonly error: unknown } | undefined;
  const hear = (event: ErrorEvent): void => {
    thrown ??= { error: event.error ?? new Error(event.message) };
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const source =
    scope === undefined ? text : `(function(${Object.keys(scope).join(', ')}) {${text}\n}).apply(globalThis, globalThis.${key});`;
  const script = document.createElement('script');
  script.src = URL.createObjectURL(new Blob([`${source}\n//# sourceURL=${name.replaceAll(/\s/g, '')}`], { type: 'text/javascript' }));
  addEventListener('error', hear, true);
  if (scope !== undefined) Object.assign(globalThis, { [key]: Object.values(scope) });
  try {
    await new Promise((resolve) => {
      script.addEventListener('load', resolve);
      script.addEventListener('error', resolve);
      document.head.append(script);
    });
  } finally {
    removeEventListener('error', hear, true);
    Reflect.deleteProperty(globalThis, key);
    URL.revokeObjectURL(script.src);
    script.remove();
  }
  if (thrown !== undefined) throw thrown.error;
}
