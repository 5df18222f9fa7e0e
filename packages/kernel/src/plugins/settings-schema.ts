import { type JsonObject, describeKeyword } from '@mortise/shared';
import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import { localizeSchema } from './localize-schema';

/** One thing wrong with settings: where, and what was expected there. */
export interface SettingsFault {
  readonly path: string;
  readonly expected: string;
}

/** Settings with their defaults filled in, or what is wrong with them. The input stays as it is. */
export type SettingsCheck = (values: JsonObject) => { readonly values: JsonObject } | { readonly faults: readonly SettingsFault[] };

/** Compiles the schema of schemas, which takes longer than all plugins' schemas together, once. */
let metaschema: Ajv | undefined;

type Schema = Readonly<Record<string, unknown>>;

/** A manifest is checked when it is found, and its settings whenever they change. */
const compiled = new WeakMap<Schema, SettingsCheck>();

/**
 * Compiles a manifest's `settings`, once; without one no settings are allowed. Keywords of screens (`x-…`) are let through.
 * @throws Error when it is not a JSON Schema
 */
export function compileSettingsSchema(schema: Schema | undefined): SettingsCheck {
  if (schema === undefined) return takesNothing;
  const known = compiled.get(schema);
  if (known) return known;
  const check = compile(schema);
  compiled.set(schema, check);
  return check;
}

/** Most plugins have no settings: no validator need be compiled to see whether there are any. */
const takesNothing: SettingsCheck = (values) => {
  const faults = Object.keys(values).map((path) => ({ path, expected: 'left out, it is not known here' }));
  return faults.length === 0 ? { values: {} } : { faults };
};

function compile(schema: Schema): SettingsCheck {
  // Titles per language are ours; JSON Schema knows one text.
  const plain = localizeSchema(schema as JsonObject, () => '');
  metaschema ??= new Ajv({ strict: false });
  void metaschema.validateSchema(plain, true);
  // One for each plugin: schemas of two may have the same `$id`.
  const ajv = addFormats(new Ajv({ allErrors: true, useDefaults: true, strict: false, meta: false, validateSchema: false }));
  const validate = ajv.compile(plain);
  return (values) => {
    const copy = structuredClone(values);
    return validate(copy) ? { values: copy } : { faults: (validate.errors ?? []).map(describe) };
  };
}

function describe(error: ErrorObject): SettingsFault {
  const { instancePath, params } = error;
  const name: unknown = params['additionalProperty'] ?? params['missingProperty'];
  const path = [...instancePath.split('/').slice(1), ...(typeof name === 'string' ? [name] : [])].join('.');
  return { path, expected: describeKeyword(error) };
}
