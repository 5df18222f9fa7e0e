/** The text of anything an author may want to be shown: of elements that of all their children. */
export function textOf(content: unknown): string {
  if (content === null || content === undefined || typeof content === 'boolean') return '';
  if (Array.isArray(content)) return content.map(textOf).join('');
  if (content instanceof Error) return content.message;
  if (content instanceof Node) return content.textContent ?? '';
  if (typeof content === 'object' && 'props' in content) return textOf((content.props as { readonly children?: unknown }).children);
  return typeof content === 'object' ? JSON.stringify(content) : String(content as string | number);
}
