/** Texts by key, nested: `{"errors": {"CODE": "text {{param}}"}}`. */
export interface TextResources {
  readonly [key: string]: string | TextResources;
}

/** Texts of both; where both have one, the second's. */
export function mergeTexts(under: TextResources, over: TextResources): TextResources {
  const merged: Record<string, string | TextResources> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    merged[key] = typeof value === 'object' && typeof below === 'object' ? mergeTexts(below, value) : value;
  }
  return merged;
}
