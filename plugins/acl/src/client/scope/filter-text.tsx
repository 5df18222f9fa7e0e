import { useT } from '@mortise/plugin-api/client';
import { type JsonObject, isJsonObject } from '@mortise/shared';
import { Input, Typography } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { CURRENT_USER } from './conditions';

export interface FilterTextProps {
  readonly filter: JsonObject;
  /** Called with an empty filter while the text is none. */
  onChange(filter: JsonObject): void;
}

/** A filter in the action API's own syntax. */
export function FilterText({ filter, onChange }: FilterTextProps): ReactNode {
  const t = useT();
  const hint = useId();
  const [text, setText] = useState(Object.keys(filter).length === 0 ? '' : JSON.stringify(filter, undefined, 2));
  const parsed = parse(text);
  const wrong = text.trim() !== '' && parsed === undefined;
  const type = (typed: string): void => {
    setText(typed);
    onChange(parse(typed) ?? {});
  };
  return (
    <div>
      <Input.TextArea
        aria-label={t('scope.json')}
        aria-describedby={hint}
        aria-invalid={wrong}
        status={wrong ? 'error' : ''}
        autoSize={{ minRows: 3, maxRows: 12 }}
        spellCheck={false}
        placeholder={'{"done": false}'}
        value={text}
        onChange={(event) => type(event.target.value)}
        style={{ fontFamily: 'monospace' }}
      />
      <Typography.Text id={hint} type={wrong ? 'danger' : 'secondary'} style={{ fontSize: 12 }}>
        {t(wrong ? 'scope.jsonInvalid' : 'scope.jsonHint', { variable: CURRENT_USER })}
      </Typography.Text>
    </div>
  );
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
