import type { BlockGrants } from '../../../contract';

export interface GrantsFormProps {
  readonly grants: BlockGrants;
  onChange(grants: BlockGrants): void;
}
