import { useT } from '@mortise/plugin-api/client';
import { useFocusReturn } from '@mortise/ui';
import { Input, Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { type Choice, findChoices } from './find-choices';
import { usePalette } from './palette-state';
import { useChoices } from './use-choices';

/** Ctrl-K: type a few letters of where to go. A combobox with a list (WAI-ARIA Authoring Practices). */
export function Palette(): ReactNode {
  const t = useT();
  const palette = usePalette();
  useShortcut(palette.toggle);
  useFocusReturn(palette.isOpen);
  return (
    <Modal
      open={palette.isOpen}
      onCancel={palette.close}
      footer={null}
      closable={false}
      title={<span className="visually-hidden">{t('palette.open')}</span>}
      width={560}
      style={{ top: 80 }}
      destroyOnHidden
    >
      <PaletteBox onDone={palette.close} />
    </Modal>
  );
}

function useShortcut(toggle: () => void): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      toggle();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [toggle]);
}

function PaletteBox({ onDone }: { onDone(): void }): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const [question, setQuestion] = useState('');
  const [active, setActive] = useState(0);
  const found = findChoices(useChoices(), question);
  const go = (choice: Choice): void => {
    onDone();
    void navigate(choice.path);
  };
  const ask = (text: string): void => {
    setQuestion(text);
    setActive(0);
  };
  return (
    <>
      <Input
        autoFocus
        size="large"
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={found[active] === undefined ? undefined : `palette-${active}`}
        aria-label={t('palette.open')}
        placeholder={t('palette.hint')}
        value={question}
        onKeyDown={(event) => choose(event, { found, active, setActive, go })}
        onChange={(event) => ask(event.target.value)}
      />
      <ChoiceList found={found} active={active} onGo={go} />
    </>
  );
}

interface ChoiceKeys {
  readonly found: readonly Choice[];
  readonly active: number;
  setActive(active: number): void;
  go(choice: Choice): void;
}

function choose(event: KeyboardEvent, { found, active, setActive, go }: ChoiceKeys): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const chosen = found[active];
  if (step !== undefined) {
    event.preventDefault();
    setActive((active + step + found.length) % Math.max(1, found.length));
    // Enter also ends the input of a Chinese word.
  } else if (event.key === 'Enter' && !event.nativeEvent.isComposing && chosen !== undefined) go(chosen);
}

interface ChoiceListProps {
  readonly found: readonly Choice[];
  readonly active: number;
  onGo(choice: Choice): void;
}

function ChoiceList({ found, active, onGo }: ChoiceListProps): ReactNode {
  const t = useT();
  return (
    <>
      <div id="palette-list" role="listbox" aria-label={t('palette.results')} className="palette-list">
        {found.map((choice, index) => (
          // The keyboard works through the text field above, which keeps the focus.
          <div
            key={choice.id}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerUp={() => onGo(choice)}
          >
            <span>{choice.title}</span>
            <span className="palette-group">{choice.group}</span>
          </div>
        ))}
      </div>
      <p role="status" className="palette-none">
        {found.length === 0 ? t('palette.none') : ''}
      </p>
    </>
  );
}
