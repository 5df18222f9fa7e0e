/** The words that stand first in addresses below `/oauth/`, and the methods each is asked with. */
export const METHODS_OF_VERB = {
  get: ['GET', 'HEAD'],
  all: ['GET', 'HEAD', 'POST'],
  getbyid: ['GET', 'HEAD'],
  insert: ['POST'],
  update: ['PUT', 'PATCH'],
  delete: ['DELETE'],
  coldatainfo: ['GET', 'HEAD'],
  groupby: ['GET', 'HEAD'],
  custom: ['GET', 'HEAD'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Verb = keyof typeof METHODS_OF_VERB;

export const VERBS = Object.keys(METHODS_OF_VERB) as readonly Verb[];
