import { type VariableSchema, expectation } from './variable-schema';
import { VARIABLES } from './variables';

export interface ConfigReferenceEntry {
  readonly name: string;
  readonly description: string;
  /** What a valid value is, in words. */
  readonly expected: string;
  readonly default: string | undefined;
  readonly secret: boolean;
}

/** The documentation of every variable, in the order it is read best. */
export const configReference: readonly ConfigReferenceEntry[] = Object.entries<VariableSchema>(VARIABLES).map(([name, variable]) => ({
  name,
  description: variable.description,
  expected: expectation(variable),
  default: variable.default,
  secret: variable.secret ?? false,
}));
