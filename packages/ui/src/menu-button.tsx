import { Button, type ButtonProps, Dropdown, type MenuProps } from 'antd';
import { type ReactNode, useRef, useState } from 'react';

export interface MenuButtonProps extends Pick<ButtonProps, 'type' | 'size' | 'style' | 'icon'> {
  readonly label: string;
  readonly items: NonNullable<MenuProps['items']>;
  readonly children: ReactNode;
  onChoose(key: string): void;
}

/** A button with a menu. When the menu closes the focus goes back to the button, so that the keyboard does not lose its place. */
export function MenuButton({ label, items, children, onChoose, ...look }: MenuButtonProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const change = (now: boolean): void => {
    setOpen(now);
    // Not before the key that chose is done: it would press the button and open the menu again.
    if (!now) setTimeout(() => returnFocus(button.current), 0);
  };
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      open={open}
      onOpenChange={change}
      menu={{
        items,
        onClick({ key, domEvent }) {
          // What the choice opens gives the focus back to where it was. The key that chose must not press the button as well.
          domEvent.preventDefault();
          button.current?.focus();
          onChoose(key);
        },
      }}
    >
      <Button {...look} ref={button} aria-haspopup="menu" aria-expanded={open} aria-label={label}>
        {children}
      </Button>
    </Dropdown>
  );
}

/** Clicking elsewhere moves the focus by itself; a choice leaves it on an entry that disappears. */
function returnFocus(button: HTMLButtonElement | null): void {
  if (document.activeElement?.closest('[role=menu]')) button?.focus();
}
