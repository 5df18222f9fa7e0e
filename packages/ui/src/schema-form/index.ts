export { describeSchema } from './describe-schema';
export { SchemaFields, type SchemaFieldsProps } from './schema-fields';
export { SchemaForm, type SchemaFormProps } from './schema-form';
export type { SchemaField } from './schema-field';
export { forgetTouches, showFaults, type ItemName } from './show-faults';
