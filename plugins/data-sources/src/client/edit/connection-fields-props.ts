import type { FormInstance } from 'antd';
import type { SourceForm } from './source-form';

export interface ConnectionFieldsProps {
  readonly form: FormInstance<SourceForm>;
  /** One is stored; it is never shown. */
  readonly hasPassword: boolean;
}
