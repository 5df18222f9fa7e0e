import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import { ConfigError } from './config-error';
import { CONFIG_FORMATS } from './formats';
import { type VariableSchema, expectation } from './variable-schema';
import { VARIABLES, type VariableName } from './variables';
import { secretWeakness } from './weak-secret';

export type Environment = Readonly<Record<string, string | undefined>>;
/** The variables that are set or have a default. */
export type VariableValues = { readonly [Name in VariableName]?: string };

const MAX_SHOWN = 80;
const WHOLE_NUMBER = '^\\d{1,9}$';

// The schema is our own; compiling the schema of schemas to check it would take longer than all the rest.
const ajv = new Ajv({ allErrors: true, useDefaults: true, formats: CONFIG_FORMATS, meta: false, validateSchema: false });
addFormats(ajv, ['email']);
ajv.addKeyword({ keyword: 'range', type: 'string', validate: inRange });
const validate = ajv.compile({
  type: 'object',
  properties: Object.fromEntries(Object.entries(VARIABLES).map(([name, variable]) => [name, jsonSchema(variable)])),
});

/**
 * Checks every variable by itself and fills in defaults. An empty text counts as not set; unknown variables are left alone.
 * Returns the values that are right and a sentence for each that is not.
 */
export function checkVariables(env: Environment): { readonly values: VariableValues; readonly faults: string[] } {
  const given = variableNames().flatMap((name) => (env[name] === undefined || env[name].trim() === '' ? [] : [[name, env[name].trim()]]));
  const values: Record<string, string> = Object.fromEntries(given);
  if (validate(values)) return { values, faults: [] };
  const faulty = new Set((validate.errors ?? []).map(variableOf));
  const faults = [...faulty].map((name) => describeFault(name, values[name] ?? ''));
  for (const name of faulty) delete values[name];
  return { values, faults };
}

/** @throws ConfigError when there are faults */
export function throwConfigFaults(faults: readonly string[]): void {
  if (faults.length > 0) throw new ConfigError(faults);
}

function variableNames(): VariableName[] {
  return Object.keys(VARIABLES) as VariableName[];
}

function jsonSchema({ enum: allowed, range, pattern, format, default: preset }: VariableSchema): object {
  return {
    type: 'string',
    ...(allowed && { enum: allowed }),
    ...(range && { pattern: WHOLE_NUMBER, range }),
    ...(pattern !== undefined && { pattern }),
    ...(format && { format }),
    ...(preset !== undefined && { default: preset }),
  };
}

function inRange([from, to]: readonly [number, number], text: string): boolean {
  return Number(text) >= from && Number(text) <= to;
}

function variableOf(error: ErrorObject): VariableName {
  return error.instancePath.slice(1) as VariableName;
}

function describeFault(name: VariableName, value: string): string {
  const variable: VariableSchema = VARIABLES[name];
  const rule = `${name} must be ${expectation(variable)}`;
  if (!variable.secret) return `${rule}; "${value.slice(0, MAX_SHOWN)}" was given.`;
  const weakness = name === 'APP_KEY' ? secretWeakness(value) : undefined;
  return `${rule}; the value given is not shown${weakness === undefined ? '' : `, but ${weakness}`}.`;
}
