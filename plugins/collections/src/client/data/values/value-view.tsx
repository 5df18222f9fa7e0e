import { useLanguage, useT } from '@mortise/plugin-api/client';
import { type JsonValue, isJsonObject } from '@mortise/shared';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { keyOf, titleOfRecord } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { kindOf } from '../model/field-kind';
import { useKnownCollection } from '../model/use-collections';
import { recordPath } from '../record/record-path';
import { GoMark, NoMark, YesMark } from '../table/marks';
import { Swatch } from './field-input';
import { formatValue, shorten } from './format-value';
import { safeLink } from './safe-link';
import './value-view.css';

export interface ValueViewProps {
  readonly field: DataField;
  readonly value: JsonValue | undefined;
  /** Key of the related record where the record itself may not be seen. */
  readonly foreignKey?: JsonValue | undefined;
  /** In a cell: a click on the text is for the cell, so that links stand beside it, and out of the order of the Tab key. */
  readonly inCell?: boolean;
  /** Everything, with its line breaks. */
  readonly full?: boolean;
}

/** A value as people read it. */
export function ValueView({ field, value, foreignKey, inCell = false, full = false }: ValueViewProps): ReactNode {
  const language = useLanguage();
  const kind = kindOf(field);
  if (kind === 'one') return <RelatedView field={field} value={value ?? null} foreignKey={foreignKey} inCell={inCell} />;
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return <NoValue />;
  if (kind === 'boolean') return <BooleanView value={value === true} />;
  if (kind === 'choice') return <ChoiceView field={field} value={value} text={formatValue(field, value, language)} />;
  const whole = field.type === 'json' && full ? JSON.stringify(value, undefined, 2) : formatValue(field, value, language);
  const text = full ? whole : shorten(whole);
  if (kind === 'color') {
    return (
      <>
        <Swatch color={text} /> {text}
      </>
    );
  }
  const href = safeLink(kind, whole);
  if (href === undefined) return full ? <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span> : text;
  return (
    <WithLink text={text} inCell={inCell}>
      {({ children, ...link }) => (
        <a {...link} href={href} target={kind === 'url' ? '_blank' : undefined} rel="noreferrer noopener">
          {children}
        </a>
      )}
    </WithLink>
  );
}

interface WithLinkProps {
  readonly text: string;
  readonly inCell: boolean;
  children(link: LinkProps): ReactNode;
}

interface LinkProps {
  readonly children: ReactNode;
  readonly className?: string;
  readonly tabIndex?: number;
  readonly 'aria-label'?: string;
}

/** The text as a link, or beside one. */
function WithLink({ text, inCell, children }: WithLinkProps): ReactNode {
  const t = useT();
  if (!inCell) return children({ children: text });
  return (
    <span className="record-linked">
      <span className="record-linked-text">{text}</span>
      {children({ children: <GoMark />, className: 'record-go', tabIndex: -1, 'aria-label': t('data.table.go', { title: text }) })}
    </span>
  );
}

function NoValue(): ReactNode {
  return <span aria-hidden>–</span>;
}

function BooleanView({ value }: { readonly value: boolean }): ReactNode {
  const t = useT();
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      {value ? <YesMark /> : <NoMark />} {t(value ? 'data.yes' : 'data.no')}
    </span>
  );
}

/** The option's own colour is only a dot beside the text, so that the text can always be read. */
function ChoiceView({ field, value, text }: { readonly field: DataField; readonly value: JsonValue; readonly text: string }): ReactNode {
  const color = field.enum?.find((choice) => choice.value === value)?.color;
  return (
    <span className="record-choice">
      {color === undefined || color === 'default' ? null : <span aria-hidden className="record-choice-dot" style={{ background: color }} />}
      {text}
    </span>
  );
}

function RelatedView({ field, value, foreignKey, inCell = false }: ValueViewProps): ReactNode {
  const target = useKnownCollection(field.target);
  if (target === undefined || !isJsonObject(value)) {
    return typeof foreignKey === 'string' || typeof foreignKey === 'number' ? `#${foreignKey}` : <NoValue />;
  }
  const key = keyOf(target, value);
  const title = shorten(titleOfRecord(target, value));
  if (key === undefined) return title;
  return (
    <WithLink text={title} inCell={inCell}>
      {(link) => <Link {...link} to={recordPath(target, key)} />}
    </WithLink>
  );
}
