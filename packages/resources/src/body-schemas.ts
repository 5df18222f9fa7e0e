import type { ActionDefinition } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, isJsonObject, jsonTypeOf } from '@mortise/shared';
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
  const ajv = addFormats(new Ajv({ allErrors: true, strict: false, addUsedSchema: false, meta: false, validateSchema: false }));
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

/** Says of one fault where it is and what was expected there, so that it reads on after "must be". */
function faultDetails({ keyword, instancePath, params, message = keyword }: ErrorObject): { path: string; expected: unknown } {
  const path = `body${instancePath}`;
  switch (keyword) {
    case 'required':
      return { path: `${path}/${String(params['missingProperty'])}`, expected: 'given' };
    case 'additionalProperties':
      return { path: `${path}/${String(params['additionalProperty'])}`, expected: 'left out, it is not known here' };
    case 'enum':
      return { path, expected: params['allowedValues'] };
    default:
      return { path, expected: message.replace(/^must (be )?/, '') };
  }
}
