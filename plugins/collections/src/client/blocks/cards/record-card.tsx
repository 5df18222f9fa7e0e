import { useT } from '@mortise/plugin-api/client';
import { theme } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import { type DataCollection, type DataRecord, type RecordKey, keyOf, titleOfField, titleOfRecord } from '../../data/model/data-collection';
import { ValueView } from '../../data/values/value-view';
import type { CardFields } from './card-fields';
import { colorOf, pictureAddress } from './card-look';

export interface RecordCardProps {
  readonly collection: DataCollection;
  readonly fields: CardFields;
  readonly record: DataRecord;
  /** Absent where a card opens nothing. */
  readonly onOpen: ((key: RecordKey) => void) | undefined;
}

/** One record. Its heading is the button that opens it; a click anywhere on the card presses it. */
export function RecordCard({ collection, fields, record, onOpen }: RecordCardProps): ReactNode {
  const t = useT();
  const { title, lines, picture, color } = fields;
  const key = keyOf(collection, record);
  const heading = title === undefined ? titleOfRecord(collection, record) : <ValueView field={title} value={record[title.name]} inCell />;
  const address = picture && pictureAddress(record[picture.name], location.origin);
  const mark = color && colorOf(color, record[color.name]);
  return (
    <li className="record-card" style={useColors(mark)}>
      {address === undefined ? null : <img className="record-card-picture" src={address} alt="" loading="lazy" />}
      {onOpen === undefined || key === undefined ? (
        <strong>{heading}</strong>
      ) : (
        <button
          type="button"
          className="record-card-open"
          aria-label={t('data.table.openRecord', { title: titleOfRecord(collection, record) })}
          onClick={() => onOpen(key)}
        >
          {heading}
        </button>
      )}
      <dl className="record-card-lines">
        {lines.map((field) => (
          <div key={field.name}>
            <dt>{titleOfField(field)}</dt>
            <dd>
              <ValueView field={field} value={record[field.name]} foreignKey={record[field.foreignKey ?? '']} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

function useColors(mark: string | undefined): CSSProperties {
  const { token } = theme.useToken();
  const variables = {
    '--card-line': token.colorBorderSecondary,
    '--card-hover': token.colorPrimaryBorder,
    '--card-focus': token.colorPrimary,
    '--card-background': token.colorBgContainer,
    '--card-text': token.colorText,
    '--card-quiet': token.colorTextSecondary,
    '--card-radius': `${token.borderRadiusLG}px`,
    '--card-shadow': token.boxShadowTertiary,
    ...(mark === undefined ? {} : { '--card-mark': mark }),
  };
  return variables as CSSProperties;
}
