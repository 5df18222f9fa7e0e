import { useApiChoices } from '@mortise/ui';

export interface ApiPlaces {
  /** What a rule for this path is to be for: an API itself rather than what it is called at present. */
  lasting(path: string): string;
  /** The path by which people know it. */
  current(path: string): string;
}

/** Rules for REST APIs are kept by the APIs' ids, so that they follow a rename, and shown by their names. */
export function useApiPlaces(): ApiPlaces {
  const choices = useApiChoices() ?? [];
  return {
    lasting: (path) => choices.find(({ place }) => place === path.replace(/\/$/, ''))?.lastingPlace ?? path,
    current: (path) => choices.find(({ lastingPlace }) => lastingPlace === path)?.place ?? path,
  };
}
