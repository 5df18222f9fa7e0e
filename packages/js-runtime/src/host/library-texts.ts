/** Texts of libraries, fetched once for all frames of the page. */
export class LibraryTexts {
  readonly #texts = new Map<string, Promise<string>>();

  /** `path` is an address of this server whose content never changes. @throws TypeError or Error when it does not come */
  read(path: string): Promise<string> {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const text = fetchText(path);
    this.#texts.set(path, text);
    text.catch(() => this.#texts.delete(path));
    return text;
  }
}

async function fetchText(path: string): Promise<string> {
  const response = await fetch(path, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${path} answers ${response.status}`);
  return response.text();
}
