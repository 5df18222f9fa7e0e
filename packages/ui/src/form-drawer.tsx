import { type ApiFault, faultText, isApiError } from '@mortise/plugin-api/client';
import { Button, Drawer, Flex, Form, type FormInstance, Grid } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { FailureNotice } from './failure-notice';
import { useFocusReturn } from './focus-return';
import { labelOf } from './label-of';
import { useLossQuestion } from './loss-question';
import { useUiText } from './ui-texts';
import { type Leaving, leavesOverlay } from './unsaved-work';

/** How paths into the body of a request begin. */
const IN_BODY = 'body/';

/** A field of a form, as antd names it: `title`, or `['rules', 0]` within a list. */
export type FormPlace = string | readonly (string | number)[];

export interface FormDrawerProps<Values extends object> {
  readonly open: boolean;
  readonly title: string;
  /** "Save" by default. */
  readonly submitText?: string;
  readonly initialValues?: Partial<Values>;
  readonly width?: number;
  /** The fields: `Form.Item`s. */
  readonly children: ReactNode | ((form: FormInstance<Values>) => ReactNode);
  /** Why there is nothing to fill in, such as a record that could not be read: said in place of the form. */
  readonly failure?: unknown;
  /** Stands below the form, outside of it: lists and other things with buttons of their own. */
  readonly after?: ReactNode;
  /** Closes when it resolves, unless with `false`. A rejection is shown, at its field where it names one, and nothing typed is lost. */
  onSubmit(values: Values): Promise<unknown>;
  /** The field a fault belongs to; by default the one it names. */
  faultPlace?(fault: ApiFault, values: Values): FormPlace | undefined;
  onClose(): void;
}

/** A form in a drawer. Closing it with something typed asks first, and so does going elsewhere. */
export function FormDrawer<Values extends object>(props: FormDrawerProps<Values>): ReactNode {
  return <OpenedDrawer key={useOpenings(props.open)} {...props} />;
}

/** Counts how often a drawer was opened: a key for its content. Opened again, it must not go on with what it held before. */
export function useOpenings(open: boolean): number {
  const [known, setKnown] = useState({ open, count: 0 });
  if (known.open !== open) setKnown({ open, count: known.count + Number(open) });
  return known.count;
}

function OpenedDrawer<Values extends object>(props: FormDrawerProps<Values>): ReactNode {
  const { open, title, failure, width = 480, onClose } = props;
  const [form] = Form.useForm<Values>();
  const narrow = Grid.useBreakpoint().sm === false;
  const isBusy = useRef(false);
  const fields = useRef<HTMLDivElement>(null);
  useFocusReturn(open);
  const isTyped = (): boolean => open && failure === undefined && form.isFieldsTouched();
  // What saving itself leads to is no loss.
  const leaves = (leaving: Leaving): boolean => !isBusy.current && leavesOverlay(leaving);
  const { mayLose, holder } = useLossQuestion({ isDirty: isTyped, leaves });
  const close = async (): Promise<void> => {
    if (await mayLose()) onClose();
  };
  return (
    <Drawer
      open={open}
      title={title}
      size={narrow ? '100%' : width}
      onClose={() => void close()}
      afterOpenChange={(opened) => opened && focusFirstField(fields.current)}
      // A field that asks for the focus keeps it; the frame would take it away.
      autoFocus={false}
      destroyOnHidden
    >
      {holder}
      {failure === undefined ? (
        <>
          <div ref={fields}>
            <DrawerForm {...props} form={form} onBusy={(busy) => (isBusy.current = busy)} onCancel={() => void close()} />
          </div>
          {props.after}
        </>
      ) : (
        <FailureNotice error={failure} />
      )}
    </Drawer>
  );
}

/** Where people begin to type, unless one of the fields has asked for the focus. */
function focusFirstField(fields: HTMLElement | null): void {
  if (fields === null || fields.contains(document.activeElement)) return;
  fields.querySelector<HTMLElement>('input:not([type=hidden], :disabled), textarea:not(:disabled)')?.focus();
}

interface DrawerFormProps<Values extends object> extends FormDrawerProps<Values> {
  readonly form: FormInstance<Values>;
  /** Whether it is being saved. */
  onBusy(busy: boolean): void;
  onCancel(): void;
}

function DrawerForm<Values extends object>(props: DrawerFormProps<Values>): ReactNode {
  const { form, initialValues, children, submitText, onSubmit, faultPlace = namedField, onBusy, onClose, onCancel } = props;
  const t = useUiText();
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  const turn = (busy: boolean, error?: unknown): void => {
    onBusy(busy);
    setState({ busy, error });
  };
  const submit = async (values: Values): Promise<void> => {
    turn(true);
    try {
      if ((await onSubmit(values)) === false) turn(false);
      else onClose();
    } catch (error) {
      const isShown = showAtFields(form, error, (fault) => faultPlace(fault, values));
      turn(false, isShown ? undefined : error);
    }
  };
  return (
    <Form
      form={form}
      layout="vertical"
      preserve={false}
      {...(initialValues === undefined ? {} : { initialValues })}
      onFinish={(values) => void submit(values)}
    >
      {typeof children === 'function' ? children(form) : children}
      <Flex vertical gap="middle">
        {state.error === undefined ? null : <FailureNotice error={state.error} />}
        <Flex gap="small" justify="flex-end">
          <Button onClick={onCancel}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={state.busy}>
            {submitText ?? t('form.save')}
          </Button>
        </Flex>
      </Flex>
    </Form>
  );
}

/** True when each fault of the refusal has found its field, which then says it. */
function showAtFields<Values extends object>(
  form: FormInstance<Values>,
  error: unknown,
  placeOf: (fault: ApiFault) => FormPlace | undefined,
): boolean {
  if (!isApiError(error)) return false;
  const known = new Set(form.getFieldsError().map(({ name }) => JSON.stringify(name)));
  const places = error.faults.map((fault) => [placeOf(fault) ?? []].flat());
  const found = places.filter((place) => known.has(JSON.stringify(place)));
  for (const place of found) {
    const here = error.faults.filter((_fault, index) => JSON.stringify(places[index]) === JSON.stringify(place));
    const errors = here.map((fault) => faultText(fault, () => labelOf(place)));
    // The form's own type of names follows the fields, which are known only to the caller.
    form.setFields([{ name: place as never, errors }]);
  }
  if (found[0] !== undefined) form.focusField(found[0] as never);
  return found.length > 0 && found.length === places.length;
}

function namedField({ details = {} }: ApiFault): FormPlace | undefined {
  const { field = onlyOne(details['fields']), path } = details;
  if (typeof field === 'string') return field;
  return typeof path === 'string' && path.startsWith(IN_BODY) ? path.slice(IN_BODY.length).split('/') : undefined;
}

/** A conflict names its fields as a list. */
function onlyOne(list: unknown): unknown {
  return Array.isArray(list) && list.length === 1 ? (list[0] as unknown) : undefined;
}
