import { listSchema, nullable, objectSchema, openSchema } from '@mortise/plugin-api/server';

const TEXT = { type: 'string' } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;
const FAULTS = listSchema(objectSchema({ row: COUNT, code: TEXT, message: TEXT }, { field: TEXT }));
const COLUMN = objectSchema({ heading: TEXT, field: nullable(TEXT) }, { leftOut: {} });

const REPORT = objectSchema({ imported: COUNT, failed: COUNT, faults: FAULTS });
const PREVIEW = objectSchema({
  format: TEXT,
  columns: nullable(listSchema(COLUMN)),
  rows: listSchema(objectSchema({ row: COUNT, values: openSchema() })),
  checked: COUNT,
  faulty: COUNT,
  faults: FAULTS,
});

/** What an import answers: what came of it, or with `mode=preview` what would. */
export const IMPORTED = { anyOf: [REPORT, PREVIEW] } as const;
