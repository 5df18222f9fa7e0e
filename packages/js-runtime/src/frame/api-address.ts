/** An action (`todos:list`), a path or an address as a whole address. @throws TypeError for what is none */
export function apiAddress(url: string, apiBase: string, params?: Readonly<Record<string, unknown>>): URL {
  const isAction = /^\w[\w./-]*:\w+/.test(url) && !/^(https?|blob|data):/i.test(url);
  const address = isAction ? new URL(apiBase + url) : new URL(url, url.startsWith('/') ? apiBase : `${apiBase}x`);
  for (const [name, value] of Object.entries(params ?? {})) {
    if (value !== undefined && value !== null) address.searchParams.set(name, parameterText(value));
  }
  return address;
}

/** Lists of plain values travel as commas, anything else as JSON. */
function parameterText(value: unknown): string {
  if (typeof value === 'string') return value;
  const isPlainList = Array.isArray(value) && value.every((item) => typeof item === 'string' && !item.includes(','));
  return isPlainList ? (value as readonly string[]).join(',') : (JSON.stringify(value) ?? '');
}
