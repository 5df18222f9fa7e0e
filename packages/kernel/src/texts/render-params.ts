/** Parameters as a reader should see them: lists with commas, objects as JSON, nothing as nothing. */
export function renderParams(params: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, renderParam(value)]));
}

function renderParam(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(renderParam).join(', ');
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? value : JSON.stringify(value);
}
