import { type JsonObject, isJsonObject } from '@mortise/shared';

/** Whether a body of a collection describes a view. */
export function describesView(body: JsonObject): body is JsonObject & { readonly view: JsonObject } {
  return isJsonObject(body['view']) && Object.keys(body['view']).length > 0;
}
