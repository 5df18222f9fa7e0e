/** The named properties that are set; keeps `exactOptionalPropertyTypes` honest. */
export function pick<T extends object, K extends keyof T>(source: T, ...keys: K[]): { [P in K]?: Exclude<T[P], undefined> } {
  return Object.fromEntries(keys.filter((key) => source[key] !== undefined).map((key) => [key, source[key]])) as {
    [P in K]?: Exclude<T[P], undefined>;
  };
}
