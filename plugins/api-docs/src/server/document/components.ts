import type { JsonSchema } from '@mortise/plugin-api/server';

export type Reference = Readonly<Record<'$ref', string>>;

const SECTIONS = ['schemas', 'responses', 'parameters'] as const;
type Section = (typeof SECTIONS)[number];

/** The parts of a document that operations refer to; each is made when it is first referred to. */
export class Components {
  readonly #parts: Readonly<Record<Section, Map<string, JsonSchema>>> = { schemas: new Map(), responses: new Map(), parameters: new Map() };

  /** A reference to a part. `make` may refer to the same part again. */
  refer(section: Section, name: string, make: () => JsonSchema): Reference {
    const parts = this.#parts[section];
    if (!parts.has(name)) {
      // Relations lead back to where they came from: the place is taken before its content is known.
      parts.set(name, {});
      parts.set(name, make());
    }
    return referenceTo(section, name);
  }

  schema(name: string, make: () => JsonSchema): Reference {
    return this.refer('schemas', name, make);
  }

  /** As OpenAPI wants them, in the order of their names. */
  all(): Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> {
    return Object.fromEntries(
      SECTIONS.map((section) => [section, Object.fromEntries([...this.#parts[section]].toSorted(([a], [b]) => (a < b ? -1 : 1)))]),
    );
  }
}

/** For operations whose parts nobody reads: refers to them, and makes none. */
export class UnmadeComponents extends Components {
  override refer(section: Section, name: string): Reference {
    return referenceTo(section, name);
  }
}

function referenceTo(section: Section, name: string): Reference {
  return { $ref: `#/components/${section}/${name}` };
}

/** Any value of JSON. Parts that belong to no resource have names with a dot, which collections cannot have. */
export function anyValue(components: Components): Reference {
  const self = { $ref: '#/components/schemas/Shared.JsonValue' };
  return components.schema('Shared.JsonValue', () => ({ type: ['string', 'number', 'boolean', 'object', 'array', 'null'], items: self }));
}
