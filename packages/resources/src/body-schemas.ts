import type { ActionDefinition } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, describeKeyword, isJsonObject, jsonTypeOf } from '@mortise/shared';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** Checks the bodies of plugins' own actions against the JSON Schemas they declare. */
export interface BodySchemas {
  /** @throws AppError BODY_INVALID, one per fault */
  check(action: ActionDefinition, values: JsonValue | undefined): JsonValue | undefined;
}

const MAX_FAULTS = 20;

/** A schema is compiled at its first use and forgotten with its action. */
export function createBodySchemas(): BodySchemas {
  // Compiling the schema of schemas would take longer than all actions' schemas together.
  const ajv = addFormats(
    new Ajv({ allErrors: true, verbose: true, strict: false, addUsedSchema: false, meta: false, validateSchema: false }),
  );
  const compiled = new WeakMap<ActionDefinition, ValidateFunction>();

  function validator(action: ActionDefinition, schema: object): ValidateFunction {
    const known = compiled.get(action);
    if (known) return known;
    const validate = ajv.compile(schema);
    // Ajv keeps every schema it has seen; the WeakMap is the only cache that may.
    ajv.removeSchema(schema);
    compiled.set(action, validate);
    return validate;
  }

  return {
    check(action, values) {
      if (action.body === undefined) {
        const empty = values === undefined || values === null || (isJsonObject(values) && Object.keys(values).length === 0);
        if (!empty) throw new AppError('BODY_INVALID', { path: 'body', expected: 'empty', received: jsonTypeOf(values) });
        return undefined;
      }
      const validate = validator(action, action.body);
      const body = values ?? {};
      if (!validate(body)) throw bodyFaults(validate.errors ?? []);
      return body;
    },
  };
}

function bodyFaults(errors: readonly ErrorObject[]): AppError {
  const [first, ...siblings] = errors.slice(0, MAX_FAULTS).map((error) => new AppError('BODY_INVALID', faultDetails(error)));
  return new AppError('BODY_INVALID', first?.details ?? {}, { siblings });
}

/** Says of one fault where it is, what was expected there and of what kind it was, but not what: it may be a secret. */
function faultDetails(error: ErrorObject): Readonly<Record<string, unknown>> {
  const { keyword, instancePath, params, data } = error;
  const name: unknown = params['missingProperty'] ?? params['additionalProperty'];
  const path = `body${instancePath}${typeof name === 'string' ? `/${name}` : ''}`;
  const expected: unknown = keyword === 'enum' ? params['allowedValues'] : describeKeyword(error);
  return { path, expected, ...(name === undefined ? receivedOf(data) : {}) };
}

function receivedOf(data: unknown): Readonly<Record<string, unknown>> {
  const hasLength = typeof data === 'string' || Array.isArray(data);
  return { received: jsonTypeOf(data), ...(hasLength ? { length: data.length } : {}) };
}
