import type { CSSProperties, ReactNode } from 'react';

const FRAME: CSSProperties = { border: 0, padding: 0, margin: '0 0 24px', minWidth: 0 };
const LEGEND: CSSProperties = { border: 0, padding: 0, marginBottom: 8, fontSize: 'inherit', lineHeight: 'inherit', color: 'inherit' };

/** Inputs that belong together, under a common heading. */
export function FieldGroup({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <fieldset style={FRAME}>
      <legend style={LEGEND}>{title}</legend>
      {children}
    </fieldset>
  );
}
